"""Whether the memory of each role stays flat over a million messages: the real programs, round after round."""

import statistics
from dataclasses import dataclass, field

from programs import Broker, note
from roles import Role
from tables import Verdict, table

PARTITIONS = 12
# What a round writes has to fit into the embedded broker, which keeps 5 MiB per partition and drops the rest.
MESSAGES_PER_ROUND = 20_000
ROUNDS = 50
PAYLOAD_SIZE = 100
# The share of the rounds that is warm-up.
WARM_UP = 0.2
MEBIBYTE = 1024 * 1024
STEP = 100_000
# The growth per step that still counts as none. Keeping one smallest block of malloc for each message, 32 bytes, would
# be three times as much; the allocator's own comings and goings are less.
MOST_GROWTH = MEBIBYTE


@dataclass
class Line:
    """Services in the order in which messages pass them, and the topics between them."""

    name: str
    services: list[tuple[str, str]]
    topics: list[str]


LINES = [
    Line(
        "processing-complex",
        [("processing", "feed-producer"), ("processing", "complex-processor"), ("processing", "complex-consumer")],
        ["processing-feed", "processing-complex"],
    ),
    Line("serdes-avro", [("serdes", "avro-producer"), ("serdes", "avro-consumer")], ["serdes-avro"]),
]


@dataclass
class RoleFigures:
    service: str
    resident: list[int] = field(default_factory=list)
    peak: int = 0

    @property
    def growth(self) -> float:
        """Bytes per 100,000 messages after the warm-up: the slope of a straight line through the rounds."""
        values = self.resident[int(len(self.resident) * WARM_UP) :]
        return statistics.linear_regression(range(len(values)), values).slope * STEP / MESSAGES_PER_ROUND


def run_round(roles: list[Role], figures: list[RoleFigures], number: int) -> None:
    """All roles work at once; a reader is told to finish when the one before it has written everything."""
    for role in reversed(roles):
        role.command(f"round {number} {MESSAGES_PER_ROUND}")
    for place, role in enumerate(roles):
        if place > 0:
            role.command("finish")
        figures[place].resident.append(role.record(MESSAGES_PER_ROUND)["residentMemory"])


def measure_line(line: Line, rounds: int) -> dict:
    topics = {name: PARTITIONS for topic in line.topics for name in (topic, f"{topic}.dlq")}
    with Broker(topics) as broker:
        size = ["--payload-size", str(PAYLOAD_SIZE)]
        roles = [Role(scenario, rest, broker, "memory", *size) for scenario, rest in line.services]
        figures = [RoleFigures(role.service) for role in roles]
        try:
            for role in roles:
                role.wait_for("startup_complete")
            for number in range(1, rounds + 1):
                if number % 10 == 1:
                    note(f"memory, {line.name}: round {number} of {rounds}")
                run_round(roles, figures, number)
            for role, figure in zip(roles, figures):
                figure.peak = role.peak_memory
                role.stop()
            verdict = roles[-1].wait_for("delivery_verdict")
            exit_codes = [role.wait_for_end() for role in roles]
        finally:
            for role in roles:
                role.end()
    return {
        "line": line.name,
        "messages": rounds * MESSAGES_PER_ROUND,
        "verdict": {name: verdict[name] for name in ("delivered", "lost", "duplicated", "rejected")},
        "exitCodes": exit_codes,
        "roles": [
            {"service": each.service, "resident": each.resident, "peak": each.peak, "growth": each.growth}
            for each in figures
        ],
    }


def report(figures: list[dict]) -> str:
    rows = []
    for line in figures:
        for role in line["roles"]:
            resident = role["resident"]
            warm = resident[int(len(resident) * WARM_UP) :]
            rows.append(
                [
                    role["service"],
                    f"{line['messages']:,}",
                    *(f"{value / MEBIBYTE:.1f}" for value in (resident[0], warm[0], warm[-1], role["peak"])),
                    f"{role['growth'] / 1024:+.0f}",
                ]
            )
    head = ["service", "messages", "first MiB", "warm MiB", "last MiB", "peak MiB", "KiB per 100k"]
    return table("Resident memory at the end of rounds of 20,000 messages (growth after the first fifth)", head, rows)


def verdicts(figures: list[dict]) -> list[Verdict]:
    result = []
    for line in figures:
        for role in line["roles"]:
            growth = role["growth"]
            result.append(
                Verdict(
                    f"{role['service']}, memory",
                    f"{growth / 1024:+.0f} KiB per 100,000 messages",
                    f"below {MOST_GROWTH // 1024} KiB",
                    growth < MOST_GROWTH,
                )
            )
        counts = line["verdict"]
        is_whole = counts["delivered"] == line["messages"] and counts["lost"] == 0 and not any(line["exitCodes"])
        text = " ".join(f"{name}={count}" for name, count in counts.items())
        result.append(Verdict(f"{line['line']}, delivery", text, "all delivered, none lost, exit codes 0", is_whole))
    return result


def measure_all(is_quick: bool) -> list[dict]:
    return [measure_line(line, 5 if is_quick else ROUNDS) for line in LINES]
