"""How fast profiles are read, merged and drawn. FlameGraph's Perl scripts are measured beside ours where the environment
variable FLAMEGRAPH_SCRIPTS names the folder they are in; they are no part of this project."""

import json
import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from programs import benchmark_program, note, output_of
from tables import Verdict, table

SAMPLES = 100_000
ROUNDS = 5
LEAST_SPEED_UP = 10
LEAST_RATE = 200e6
MOST_UNION_SECONDS = 0.3
SCRIPTS = "FLAMEGRAPH_SCRIPTS"


def seconds_of(command: list[str], output: Path) -> float:
    """How long a command takes as a whole process, with its output in a file."""
    start = time.monotonic()
    with output.open("wb") as file:
        done = subprocess.run(command, stdout=file, stderr=subprocess.DEVNULL, check=False)
    if done.returncode != 0:
        raise SystemExit(f"error: {Path(command[0]).name} ended with {done.returncode}")
    return time.monotonic() - start


def compare(name: str, ours: list[str], script: str, arguments: list[str], folder: Path, rounds: int) -> dict:
    """Whole processes in turns: ours, and FlameGraph's script where there is one."""
    scripts = os.environ.get(SCRIPTS)
    theirs = ["perl", str(Path(scripts) / script), *arguments] if scripts else None
    result: dict = {"case": name, "script": script, "ours": [], "theirs": []}
    for _ in range(rounds):
        result["ours"].append(seconds_of(ours, folder / "ours"))
        if theirs:
            result["theirs"].append(seconds_of(theirs, folder / "theirs"))
    return result


def measure(is_quick: bool) -> dict:
    rounds = 1 if is_quick else ROUNDS
    formats = benchmark_program("profile-formats")
    with tempfile.TemporaryDirectory(prefix="profiles-") as name:
        folder = Path(name)
        text, folded, pprof = (folder / each for each in ("samples.txt", "samples.folded", "samples.pb"))
        note("profiles: making the input")
        output_of(formats, "generate", "--samples", str(SAMPLES), str(text))
        fold = json.loads(output_of(formats, "fold", str(text), str(folded)))
        note("profiles: folding and drawing")
        render = [benchmark_program("svg-render"), str(folded), str(folder / "picture.svg")]
        processes = [
            compare(
                "fold perf script", [formats, "fold", str(text), str(folder / "out.folded")],
                "stackcollapse-perf.pl", [str(text)], folder, rounds,
            ),
            compare("draw SVG", render, "flamegraph.pl", [str(folded)], folder, rounds),
        ]
        note("profiles: pprof and the union of trees")
        write = json.loads(output_of(formats, "pprof-write", str(text), str(pprof)))
        read = json.loads(output_of(formats, "pprof-read", str(pprof)))
        union = json.loads(output_of(benchmark_program("union-tree")))
    return {"processes": processes, "fold": fold, "pprofWrite": write, "pprofRead": read, "union": union}


def rate(result: dict) -> float:
    return result["bytes"] / result["seconds"]


def speed_up(process: dict) -> float | None:
    if not process["theirs"]:
        return None
    return statistics.median(process["theirs"]) / statistics.median(process["ours"])


def report(figures: dict) -> str:
    rows = []
    for each in figures["processes"]:
        ours = statistics.median(each["ours"])
        theirs = f"{statistics.median(each['theirs']):.2f} s" if each["theirs"] else "not measured"
        factor = speed_up(each)
        rows.append([f"{each['case']}, {SAMPLES:,} samples", f"{ours:.3f} s", theirs, f"{factor:.1f}" if factor else "-"])
    fold, union = figures["fold"], figures["union"]
    rows += [
        ["fold: peak memory above the start, MiB", f"{(fold['peakBytes'] - fold['startBytes']) / 2**20:.1f}"]
        + [f"{fold['foldedBytes'] / 2**20:.1f} folded", "-"],
        ["pprof read", f"{rate(figures['pprofRead']) / 1e6:,.0f} MB/s", "-", "-"],
        ["pprof write", f"{rate(figures['pprofWrite']) / 1e6:,.0f} MB/s", "-", "-"],
        [f"union of two trees of {union['nodesOfA']:,} nodes", f"{union['unionSeconds']:.3f} s", "-", "-"],
        [f"whole comparison, {union['functions']:,} functions", f"{union['comparisonSeconds']:.3f} s", "-", "-"],
    ]
    return table("Profiles: whole processes beside FlameGraph's scripts, and functions", ["what", "ours", "theirs", "factor"], rows)


def verdicts(figures: dict) -> list[Verdict]:
    result = []
    for each in figures["processes"]:
        factor = speed_up(each)
        if factor is None:
            note(f"{each['case']}: name the folder of {each['script']} in {SCRIPTS} to compare")
            continue
        rule = f"at least {LEAST_SPEED_UP} times as fast"
        result.append(Verdict(each["case"], f"{factor:.1f} times {each['script']}", rule, factor >= LEAST_SPEED_UP))
    fold = figures["fold"]
    held = (fold["peakBytes"] - fold["startBytes"]) / fold["foldedBytes"]
    result.append(Verdict("fold, memory", f"{held:.2f} of the distinct stacks' text", "below 3", held < 3))
    for name in ("pprofRead", "pprofWrite"):
        figure = rate(figures[name])
        result.append(Verdict(name, f"{figure / 1e6:,.0f} MB/s", "at least 200 MB/s", figure >= LEAST_RATE))
    seconds = figures["union"]["unionSeconds"]
    text = f"{seconds:.3f} s"
    result.append(Verdict("union of two trees", text, f"below {MOST_UNION_SECONDS} s", seconds < MOST_UNION_SECONDS))
    return result
