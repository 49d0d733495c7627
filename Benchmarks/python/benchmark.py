"""Runs all benchmarks, prints their tables and verdicts, and writes results/bench.json.

Usage: benchmark.py [--quick] [--only throughput|codecs|memory|profiles|overhead]

Ends with 1 when a rule is broken, and with 2 when noise leaves it open whether one is. `--quick` measures
less: its figures are for trying the programs out.
"""

import argparse
import json
import os
import platform
import time

import codec_comparison
import memory
import overhead
import profiles
import throughput
from programs import PACKAGE, note

PARTS = ("throughput", "codecs", "memory", "profiles", "overhead")


def machine() -> dict:
    return {
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "loadAverage": list(os.getloadavg()),
        "python": platform.python_version(),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer rounds, to try the programs out")
    parser.add_argument("--only", choices=PARTS, action="append", help="only this part; can be repeated")
    options = parser.parse_args()
    parts = options.only or PARTS
    start = time.monotonic()
    results: dict = {"machine": machine(), "isQuick": options.quick}
    tables, verdicts = [], []
    if "throughput" in parts:
        results["throughput"] = throughput.measure_all(options.quick)
        tables.append(throughput.report(results["throughput"]))
        verdicts += throughput.verdicts(results["throughput"])
    if "codecs" in parts:
        results["codecs"] = codec_comparison.measure(options.quick)
        tables.append(codec_comparison.report(results["codecs"]))
    if "memory" in parts:
        results["memory"] = memory.measure_all(options.quick)
        tables.append(memory.report(results["memory"]))
        verdicts += memory.verdicts(results["memory"])
    if "profiles" in parts:
        results["profiles"] = profiles.measure(options.quick)
        tables.append(profiles.report(results["profiles"]))
        verdicts += profiles.verdicts(results["profiles"])
    if "overhead" in parts:
        results["overhead"] = overhead.measure_all(options.quick)
        tables.append(overhead.report(results["overhead"]))
        verdicts += overhead.verdicts(results["overhead"])
    results["seconds"] = round(time.monotonic() - start, 1)
    results["verdicts"] = [{**vars(verdict), "outcome": verdict.outcome} for verdict in verdicts]

    print("\n\n".join(tables), end="\n\n")
    for verdict in verdicts:
        print(verdict.line())
    path = PACKAGE / "results" / "bench.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    note(f"measured in {results['seconds']:.0f} s; all figures are in {path}")
    outcomes = {verdict.outcome for verdict in verdicts}
    if "UNSURE" in outcomes:
        note("noise decides what is UNSURE: run again when the machine is calm")
    return 1 if "FAIL" in outcomes else 2 if "UNSURE" in outcomes else 0


if __name__ == "__main__":
    raise SystemExit(main())
