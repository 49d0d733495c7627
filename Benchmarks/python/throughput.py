"""KafkaClient against a C program that calls librdkafka directly, with the same settings."""

import json
import math
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

from calm import MOST_OTHERS, Patience, Watch
from programs import Broker, benchmark_program, note, output_of
from tables import Verdict, table

TOPIC = "benchmark"
BASELINE = "kafka-baseline"
CLIENT = "kafka-throughput"
# Two runs that follow each other make a pair. The order changes from pair to pair, so that drift favours neither.
ROUND = [(BASELINE, CLIENT), (CLIENT, BASELINE), (CLIENT, BASELINE), (BASELINE, CLIENT)]
LEAST_RATE = 0.95
MOST_CPU = 1.10
# Fewer undisturbed pairs than these say less than all pairs do.
FEWEST_PAIRS = 12
# How long each mode waits in all for other programs to be done.
PATIENCE_SECONDS = 20


@dataclass
class Mode:
    """One kind of work. It is repeated until enough pairs are undisturbed and agree, or until the time is over."""

    name: str
    command: str
    messages: int
    least_pairs: int
    most_seconds: float
    reads: bool = False

    @property
    def partitions(self) -> int:
        # The embedded broker keeps 5 MiB per partition: what is to be read has to fit.
        return 64 if self.reads else 4


MODES = [
    Mode("produce", "produce", messages=1_000_000, least_pairs=40, most_seconds=80),
    Mode("produce, 5 headers", "produce-headers", messages=300_000, least_pairs=24, most_seconds=50),
    Mode("consume", "consume", messages=1_000_000, least_pairs=32, most_seconds=110, reads=True),
]


@dataclass
class Pair:
    """A measurement of each of the two programs, one after the other."""

    baseline: dict[str, float]
    client: dict[str, float]
    others_share: float = 0

    @property
    def is_undisturbed(self) -> bool:
        return self.others_share <= MOST_OTHERS


def settings(program: str, role: str) -> set[str]:
    """What librdkafka was told, by its own account, without the addresses of callbacks."""
    lines = output_of(benchmark_program(program), f"{role}-settings", "127.0.0.1:1").splitlines()
    texts = (line.split("]:", 1)[-1].strip() for line in lines)
    return {text for text in texts if " = " in text and " = 0x" not in text}


def require_same_settings() -> None:
    for role in ("producer", "consumer"):
        baseline, client = settings(BASELINE, role), settings(CLIENT, role)
        if not baseline or baseline != client:
            differences = ", ".join(sorted(baseline ^ client)) or "none are told"
            raise SystemExit(f"error: the two {role}s have different settings: {differences}")


def run(program: str, mode: Mode, broker: Broker) -> dict[str, float]:
    return json.loads(output_of(benchmark_program(program), mode.command, broker.kafka, str(mode.messages)))


def produce_pair(mode: Mode, order: tuple[str, str]) -> Pair:
    watch = Watch()
    results = {}
    for program in order:
        # Each producer begins with an empty broker.
        with Broker({TOPIC: mode.partitions}) as broker:
            results[program] = run(program, mode, broker)
    return Pair(results[BASELINE], results[CLIENT], watch.others_share())


def consume_pair(mode: Mode, order: tuple[str, str], broker: Broker) -> Pair:
    watch = Watch(broker.cpu_seconds)
    results = {program: run(program, mode, broker) for program in order}
    return Pair(results[BASELINE], results[CLIENT], watch.others_share(broker.cpu_seconds))


def measure_round(mode: Mode) -> list[Pair]:
    if not mode.reads:
        return [produce_pair(mode, order) for order in ROUND]
    with Broker({TOPIC: mode.partitions}) as broker:
        # As much as is read: what is fetched and never polled would be in the figures by chance.
        output_of(benchmark_program(BASELINE), "fill", broker.kafka, str(mode.messages))
        return [consume_pair(mode, order, broker) for order in ROUND]


def rate(result: dict[str, float]) -> float:
    """Messages per second."""
    return result["messages"] / result["seconds"]


def cpu(result: dict[str, float]) -> float:
    """CPU microseconds per message, of all threads of the program."""
    return result["cpuSeconds"] / result["messages"] * 1e6


def ratios(pairs: list[Pair], figure: Callable[[dict[str, float]], float]) -> list[float]:
    return [figure(pair.client) / figure(pair.baseline) for pair in pairs]


def judged(pairs: list[Pair]) -> list[Pair]:
    """The pairs that nobody disturbed; all of them where those are too few."""
    undisturbed = [pair for pair in pairs if pair.is_undisturbed]
    return undisturbed if len(undisturbed) >= FEWEST_PAIRS else pairs


def interval(values: list[float]) -> tuple[float, float]:
    """The 95 % interval of the median (order statistics, normal approximation of the binomial)."""
    ordered = sorted(values)
    middle, reach = len(ordered) / 2, 0.98 * math.sqrt(len(ordered))
    return ordered[max(0, math.floor(middle - reach))], ordered[min(len(ordered) - 1, math.ceil(middle + reach))]


def is_decided(values: list[float], limit: float) -> bool:
    """Whether noise leaves no doubt on which side of the limit the median is."""
    low, high = interval(values)
    return limit < low or limit > high


def is_enough(mode: Mode, pairs: list[Pair]) -> bool:
    undisturbed = [pair for pair in pairs if pair.is_undisturbed]
    return (
        len(undisturbed) >= mode.least_pairs
        and is_decided(ratios(undisturbed, rate), LEAST_RATE)
        and is_decided(ratios(undisturbed, cpu), MOST_CPU)
    )


def measure(mode: Mode, most_seconds: float) -> dict:
    pairs: list[Pair] = []
    patience = Patience(PATIENCE_SECONDS)
    end = time.monotonic() + most_seconds
    while not is_enough(mode, pairs):
        patience.wait_until_calm()
        pairs += measure_round(mode)
        note(f"{mode.name}: {sum(pair.is_undisturbed for pair in pairs)} undisturbed pairs of {len(pairs)}")
        if time.monotonic() > end:
            break
    counted = judged(pairs)
    return {
        "mode": mode.name,
        "messages": mode.messages,
        "rateRatio": ratios(counted, rate),
        "cpuRatio": ratios(counted, cpu),
        "undisturbed": sum(pair.is_undisturbed for pair in pairs),
        "pairs": [asdict(pair) for pair in pairs],
        "baseline": [pair.baseline for pair in counted],
        "client": [pair.client for pair in counted],
    }


def spread(values: list[float]) -> str:
    return f"{statistics.median(values):.3f} [{min(values):.3f}, {max(values):.3f}]"


def report(figures: list[dict]) -> str:
    rows = []
    for each in figures:
        results = [each["baseline"], each["client"]]
        rows.append(
            [
                each["mode"],
                f"{each['undisturbed']}/{len(each['pairs'])}",
                *(f"{statistics.median(map(rate, runs)) / 1000:,.0f}" for runs in results),
                spread(each["rateRatio"]),
                *(f"{statistics.median(map(cpu, runs)):.3f}" for runs in results),
                spread(each["cpuRatio"]),
            ]
        )
    head = ["200-byte messages", "calm", "C k/s", "Swift k/s", "rate ratio", "C CPU us", "Swift CPU us", "CPU ratio"]
    title = f"KafkaClient against C: median [min, max] over calm pairs of runs (all pairs if fewer than {FEWEST_PAIRS})"
    return table(title, head, rows)


def verdict(name: str, values: list[float], rule: str, limit: float, passed: bool) -> Verdict:
    low, high = interval(values)
    figure = f"{statistics.median(values):.3f} of C, 95 % interval {low:.3f} to {high:.3f}"
    return Verdict(name, figure, f"{rule} {limit:.2f}", passed, is_sure=is_decided(values, limit))


def verdicts(figures: list[dict]) -> list[Verdict]:
    result = []
    for each in figures:
        rates, costs = each["rateRatio"], each["cpuRatio"]
        is_fast, is_cheap = statistics.median(rates) >= LEAST_RATE, statistics.median(costs) <= MOST_CPU
        result.append(verdict(f"{each['mode']}, messages/s", rates, "at least", LEAST_RATE, is_fast))
        result.append(verdict(f"{each['mode']}, CPU per message", costs, "at most", MOST_CPU, is_cheap))
    return result


def measure_all(is_quick: bool) -> list[dict]:
    require_same_settings()
    return [measure(mode, 0 if is_quick else mode.most_seconds) for mode in MODES]
