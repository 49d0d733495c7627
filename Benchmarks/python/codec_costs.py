"""What encoding, decoding and processing one order costs in Python: CPU nanoseconds.

    codec_costs.py RECORD    reads what `codec-costs record` printed; prints one line of JSON per case

Everything is done to the very order that the Swift program measures, and compared with its results first.
"""

import io
import json
import sys
import time
from collections.abc import Callable

import fastavro
import orjson
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroDeserializer, AvroSerializer
from confluent_kafka.schema_registry.json_schema import JSONDeserializer, JSONSerializer
from confluent_kafka.serialization import MessageField, SerializationContext

from order_processing import ComplexProcessor, SimpleProcessor

BATCH_NANOSECONDS = 50_000_000
CONTEXT = SerializationContext("orders", MessageField.VALUE)

JSON_SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "title": "Order",
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "customerID": {"type": "string"},
        "createdAt": {"type": "integer"},
        "currency": {"type": "string"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "sku": {"type": "string"},
                    "quantity": {"type": "integer"},
                    "unitPrice": {"type": "integer"},
                },
                "required": ["sku", "quantity", "unitPrice"],
            },
        },
        "total": {"type": "integer"},
        "payload": {"type": "string"},
        "checksum": {"type": "integer"},
    },
    "required": ["id", "customerID", "createdAt", "currency", "items", "total", "payload", "checksum"],
}

Case = tuple[str, Callable[[object], object], object, object]
"""A name, what is done, what it is done to, and what has to come out."""


def json_cases(order: dict) -> list[Case]:
    encoder = json.JSONEncoder(separators=(",", ":"))
    text = encoder.encode(order).encode()
    return [
        ("json.encode/json", lambda value: encoder.encode(value).encode(), order, text),
        ("json.decode/json", json.loads, text, order),
        ("json.encode/orjson", orjson.dumps, order, text),
        ("json.decode/orjson", orjson.loads, text, order),
    ]


def fastavro_cases(order: dict, schema: dict, encoded: bytes) -> list[Case]:
    # Numbers stay numbers, as in Swift: a logical type would make a date object of every timestamp.
    parsed = fastavro.parse_schema(plain(schema))

    def encode(value: dict) -> bytes:
        buffer = io.BytesIO()
        fastavro.schemaless_writer(buffer, parsed, value)
        return buffer.getvalue()

    def decode(data: bytes) -> dict:
        return fastavro.schemaless_reader(io.BytesIO(data), parsed, None)

    return [
        ("avro.encode/fastavro", encode, order, encoded),
        ("avro.decode/fastavro", decode, encoded, with_processing(order)),
    ]


def confluent_cases(order: dict, schema: dict, encoded: bytes) -> list[Case]:
    avro_registry = SchemaRegistryClient.new_client({"url": "mock://avro"})
    text = json.dumps(plain(schema))
    serialize, deserialize = AvroSerializer(avro_registry, text), AvroDeserializer(avro_registry, text)
    framed = serialize(order, CONTEXT)
    json_registry = SchemaRegistryClient.new_client({"url": "mock://json"})
    json_text = json.dumps(JSON_SCHEMA)
    serialize_json = JSONSerializer(json_text, json_registry)
    deserialize_json = JSONDeserializer(json_text, schema_registry_client=json_registry)
    framed_json = serialize_json(order, CONTEXT)
    require(framed[0] == 0 and framed[5:] == encoded, "the Confluent serializer writes another record")
    return [
        ("avro.encode/confluent", lambda value: serialize(value, CONTEXT), order, framed),
        ("avro.decode/confluent", lambda data: deserialize(data, CONTEXT), framed, with_processing(order)),
        ("json.encode/confluent", lambda value: serialize_json(value, CONTEXT), order, framed_json),
        ("json.decode/confluent", lambda data: deserialize_json(data, CONTEXT), framed_json, order),
    ]


def processing_cases(sample: dict) -> list[Case]:
    order = sample["order"]
    # A new processor checks the first result; the one that is measured goes on counting.
    require(SimpleProcessor().process(order) == sample["simple"], "the simple processor finds something else")
    require(ComplexProcessor().process(order) == sample["complex"], "the complex processor finds something else")
    return [
        ("simple.process/python", SimpleProcessor().process, order, sample["simple"]),
        ("complex.process/python", ComplexProcessor().process, order, sample["complex"]),
    ]


def plain(schema: object) -> object:
    """The schema without its logical types."""
    if isinstance(schema, dict):
        return {key: plain(value) for key, value in schema.items() if key != "logicalType"}
    return [plain(value) for value in schema] if isinstance(schema, list) else schema


def with_processing(order: dict) -> dict:
    return {**order, "processing": None}


def require(is_right: bool, what: str) -> None:
    if not is_right:
        raise SystemExit(f"error: {what}")


def nanoseconds_per_message(work: Callable[[object], object], argument: object) -> float:
    """CPU time of this thread; the first batches are too short to count, and serve as the warm-up."""
    repetitions = 64
    while True:
        start = time.thread_time_ns()
        for _ in range(repetitions):
            work(argument)
        elapsed = time.thread_time_ns() - start
        if elapsed >= BATCH_NANOSECONDS:
            return elapsed / repetitions
        repetitions *= 2


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        sample = json.load(file)
    order, schema, encoded = sample["order"], sample["schema"], bytes.fromhex(sample["avro"])
    cases = json_cases(order) + fastavro_cases(order, schema, encoded)
    cases += confluent_cases(order, schema, encoded) + processing_cases(sample)
    for name, work, argument, expected in cases:
        require(work(argument) == expected, f"{name} gives something else")
        print(json.dumps({"case": name, "nanoseconds": nanoseconds_per_message(work, argument)}), flush=True)


if __name__ == "__main__":
    main()
