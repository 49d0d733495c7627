"""Simple and complex processing of an order as the Swift processors do it, written for Python.

Orders are dictionaries, as the codecs give them.
"""

import hashlib
import struct
from collections import Counter

TAX_RATES = {
    "EUR": 190,
    "USD": 0,
    "GBP": 200,
    "JPY": 100,
    "CHF": 81,
    "SEK": 250,
    "DKK": 250,
    "NOK": 250,
    "PLN": 230,
    "CZK": 210,
}
FIRST_TIME = 946_684_800_000
LAST_TIME = 4_102_444_799_999
REGIONS = ("north", "east", "south", "west")
NUMBER = struct.Struct("<q")
MASK = 0xFFFF_FFFF_FFFF_FFFF


def fnv1a(data: bytes) -> int:
    """The 64-bit FNV-1a hash (RFC 9923)."""
    value = 0xCBF2_9CE4_8422_2325
    for byte in data:
        value = ((value ^ byte) * 0x0000_0100_0000_01B3) & MASK
    return value


def canonical_bytes(order: dict) -> bytes:
    """Fields in a fixed order, numbers in eight bytes, texts after their length."""
    pack = NUMBER.pack
    parts = []
    for text in (order["id"], order["customerID"]):
        data = text.encode()
        parts += (pack(len(data)), data)
    parts.append(pack(order["createdAt"]))
    data = order["currency"].encode()
    parts += (pack(len(data)), data, pack(len(order["items"])))
    for item in order["items"]:
        data = item["sku"].encode()
        parts += (pack(len(data)), data, pack(item["quantity"]), pack(item["unitPrice"]))
    data = order["payload"].encode()
    parts += (pack(order["total"]), pack(len(data)), data)
    return b"".join(parts)


def summary(order: dict, processor: str) -> dict:
    """What the simple processor extracts."""
    items = order["items"]
    return {
        "processor": processor,
        "itemCount": len(items),
        "unitCount": sum(item["quantity"] for item in items),
        "total": order["total"],
        "currency": order["currency"],
    }


class SimpleProcessor:
    """Extracts fields."""

    def process(self, order: dict) -> dict:
        return {**order, "processing": summary(order, "simple")}


class ComplexProcessor:
    """Validates, hashes, counts characters, aggregates per customer and enriches."""

    def __init__(self) -> None:
        self._customers: dict[str, tuple[int, int]] = {}

    def process(self, order: dict) -> dict:
        canonical = canonical_bytes(order)
        self._validate(order, canonical)
        orders, spent = self._aggregate(order)
        result = summary(order, "complex")
        result["analysis"] = {
            "digest": hashlib.sha256(canonical).hexdigest(),
            **self._characters(order["payload"]),
            "customerOrders": orders,
            "customerSpent": spent,
            **self._enrichment(order, orders, spent),
        }
        return {**order, "processing": result}

    @staticmethod
    def _validate(order: dict, canonical: bytes) -> None:
        if not 1 <= len(order["id"].encode()) <= 64 or not 1 <= len(order["customerID"].encode()) <= 64:
            raise ValueError("no usable name")
        if order["currency"] not in TAX_RATES or not FIRST_TIME <= order["createdAt"] <= LAST_TIME:
            raise ValueError("an unknown currency or an impossible time")
        items = order["items"]
        if not 1 <= len(items) <= 1000:
            raise ValueError("no or too many items")
        for item in items:
            if not item["sku"] or not 0 < item["quantity"] <= 10_000 or not 0 < item["unitPrice"] <= 100_000_000:
                raise ValueError("an item that cannot be meant")
        if sum(item["quantity"] * item["unitPrice"] for item in items) != order["total"]:
            raise ValueError("the total is not the sum of the items")
        value = fnv1a(canonical)
        if (value >> 32) ^ (value & 0xFFFF_FFFF) != order["checksum"]:
            raise ValueError("the checksum does not match")

    @staticmethod
    def _characters(text: str) -> dict:
        counts = Counter(text.encode())
        ascii_codes = sorted((code for code in counts if code < 128), key=lambda code: (-counts[code], code))
        return {"distinctCharacters": len(counts), "frequentCharacters": bytes(ascii_codes[:5]).decode()}

    def _aggregate(self, order: dict) -> tuple[int, int]:
        orders, spent = self._customers.get(order["customerID"], (0, 0))
        aggregate = (orders + 1, spent + order["total"])
        self._customers[order["customerID"]] = aggregate
        return aggregate

    @staticmethod
    def _enrichment(order: dict, orders: int, spent: int) -> dict:
        customer = order["customerID"].encode()
        spread = fnv1a(NUMBER.pack(len(customer)) + customer) * 0x9E37_79B9_7F4A_7C15 & MASK
        rate = TAX_RATES[order["currency"]]
        quotient, remainder = divmod(order["total"] * rate, 1000 + rate)
        risk = 20 if orders == 1 else 0
        risk += 30 if order["total"] >= 500_000 else 0
        risk += 10 if any(item["quantity"] >= 9 for item in order["items"]) else 0
        risk += 40 if order["total"] // 2 > spent // orders else 0
        return {
            "tier": _tier(spent),
            "region": REGIONS[spread >> 62],
            "estimatedTax": quotient + (1 if remainder * 2 >= 1000 + rate else 0),
            "riskScore": risk,
        }


def _tier(spent: int) -> str:
    if spent >= 10_000_000:
        return "platinum"
    if spent >= 5_000_000:
        return "gold"
    return "silver" if spent >= 1_000_000 else "bronze"
