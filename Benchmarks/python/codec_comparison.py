"""The codecs and processors of the pipeline beside Python's, on the same order, in alternating rounds."""

import json
import statistics
import tempfile
from collections import defaultdict
from pathlib import Path

from programs import BENCHMARKS, PYTHON, benchmark_program, note, output_of
from tables import table

ROUNDS = 9
WORKS = {
    "json.encode": "JSON encode",
    "json.decode": "JSON decode",
    "avro.encode": "Avro encode",
    "avro.decode": "Avro decode",
    "simple.process": "simple processing",
    "complex.process": "complex processing",
}
IMPLEMENTATIONS = {
    "json/swift": "Swift, Foundation",
    "avro/swift": "Swift, libavro",
    "process/swift": "Swift",
    "json": "Python json",
    "orjson": "Python orjson",
    "fastavro": "Python fastavro",
    "confluent": "Python Confluent",
    "python": "Python",
}


def lines(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def measure(is_quick: bool) -> dict[str, dict]:
    """For each case its nanoseconds of every round, and its allocations where they are counted."""
    results: dict[str, dict] = defaultdict(lambda: {"nanoseconds": [], "allocations": None})
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record.json"
        record.write_text(output_of(benchmark_program("codec-costs"), "record"), encoding="utf-8")
        swift = (benchmark_program("codec-costs"), "measure")
        python = (str(PYTHON), str(BENCHMARKS / "python" / "codec_costs.py"), str(record))
        rounds = 3 if is_quick else ROUNDS
        for number in range(rounds):
            note(f"codecs: round {number + 1} of {rounds}")
            for command in (swift, python) if number % 2 == 0 else (python, swift):
                for line in lines(output_of(*command)):
                    name = line["case"] if "/" in line["case"] else line["case"] + "/swift"
                    results[name]["nanoseconds"].append(line["nanoseconds"])
                    results[name]["allocations"] = line.get("allocations")
    return dict(results)


def label(work: str, implementation: str) -> str:
    if implementation != "swift":
        return IMPLEMENTATIONS[implementation]
    part = work.split(".")[1] if work.endswith("process") else work.split(".")[0]
    return IMPLEMENTATIONS[f"{part}/swift"]


def report(results: dict[str, dict]) -> str:
    rows = []
    for work, title in WORKS.items():
        swift = statistics.median(results[f"{work}/swift"]["nanoseconds"])
        for name in (name for name in results if name.startswith(work + "/")):
            values, allocations = results[name]["nanoseconds"], results[name]["allocations"]
            median = statistics.median(values)
            rows.append(
                [
                    title,
                    label(work, name.split("/")[1]),
                    f"{median:,.0f}",
                    f"[{min(values):,.0f}, {max(values):,.0f}]",
                    "-" if allocations is None else f"{allocations:.0f}",
                    f"{median / swift:.2f}",
                ]
            )
    head = ["per message", "by", "CPU ns", "[min, max]", "allocations", "to Swift"]
    return table("One order of three items and 200 characters (median over rounds)", head, rows, texts=2)
