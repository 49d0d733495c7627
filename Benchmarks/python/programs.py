"""The programs that are measured, and the broker that they talk to."""

import json
import os
import subprocess
import sys
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parent.parent
PACKAGE = BENCHMARKS.parent
PYTHON = Path(sys.executable)


def benchmark_program(name: str) -> str:
    """The path of a program of the benchmarks."""
    return str(BENCHMARKS / ".build" / "release" / name)


def role_program(name: str) -> str:
    """The path of one of the pipeline's programs."""
    return str(PACKAGE / ".build" / "release" / name)


def note(text: str) -> None:
    """Says on standard error how far the work has come."""
    print(text, file=sys.stderr, flush=True)


def output_of(*command: str, limit: float = 120) -> str:
    """What a command prints; an error of the command ends everything, with what it said."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=limit)
    if done.returncode != 0:
        raise SystemExit(f"error: {Path(command[0]).name} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


class Broker:
    """An embedded Kafka cluster and Schema Registry in a process of their own, for the time of a `with` block."""

    def __init__(self, topics: dict[str, int]) -> None:
        self._arguments = [f"{name}:{partitions}" for name, partitions in topics.items()]

    def __enter__(self) -> "Broker":
        self._process = subprocess.Popen(
            [benchmark_program("embedded-broker"), *self._arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the embedded broker did not start")
        addresses = json.loads(line)
        self.kafka: str = addresses["kafka"]
        self.registry: str = addresses["registry"]
        return self

    @property
    def cpu_seconds(self) -> float:
        """CPU time of the broker so far: fields 14 and 15 of /proc/PID/stat (proc(5))."""
        stat = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii")
        fields = stat.rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def __exit__(self, *_: object) -> None:
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
