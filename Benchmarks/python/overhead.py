"""What profiling costs the services that are profiled: perf is switched on and off from round to round of one run."""

import os
import select
import signal
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from programs import Broker, note, role_program
from roles import Role
from tables import Verdict, table
from throughput import interval, is_decided

PARTITIONS = 12
MESSAGES_PER_ROUND = 20_000
PAIRS = 60
# CPU per message with perf on, in proportion to the same with perf off.
MOST = 1.02
VARIANTS = ["json", "avro"]


@dataclass
class Service:
    """CPU seconds per message of each pair of rounds."""

    name: str
    off: list[float] = field(default_factory=list)
    on: list[float] = field(default_factory=list)

    @property
    def ratios(self) -> list[float]:
        return [on / off for on, off in zip(self.on, self.off)]


def sampling_arguments() -> list[str]:
    """How `flamegraph run` samples, in its own words."""
    command = [role_program("flamegraph"), "run", "--print-perf-arguments"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


class Perf:
    """`perf record` on processes that have not started yet; it records while it is switched on."""

    def __init__(self, pids: list[int]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="overhead-")
        control, answer = (Path(self._folder.name) / name for name in ("control", "answer"))
        os.mkfifo(control)
        os.mkfifo(answer)
        # For reading and writing: opening a pipe for one alone waits for the other side.
        self._control, self._answer = (os.open(path, os.O_RDWR) for path in (control, answer))
        self._data = Path(self._folder.name) / "perf.data"
        command = ["perf", *sampling_arguments(), "--delay", "-1", "--control", f"fifo:{control},{answer}"]
        command += ["--output", str(self._data), "--pid", ",".join(map(str, pids))]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.switch("enable")
        self.switch("disable")

    def switch(self, command: str) -> None:
        os.write(self._control, command.encode() + b"\n")
        ready, _, _ = select.select([self._answer], [], [], 20)
        if not ready:
            self._process.kill()
            raise SystemExit(f"error: perf does not answer: {self._process.communicate()[1].strip()}")
        os.read(self._answer, 64)

    def stop(self) -> int:
        """Ends perf; the number of bytes it has recorded."""
        self._process.send_signal(signal.SIGINT)
        self._process.wait(60)
        size = self._data.stat().st_size
        os.close(self._control)
        os.close(self._answer)
        self._folder.cleanup()
        return size


def work_round(roles: list[Role], services: list[Service], number: int, is_on: bool) -> None:
    """One role after the other, as `flamegraph run` has them work."""
    for place, (role, service) in enumerate(zip(roles, services)):
        role.command(f"round {number} {MESSAGES_PER_ROUND}")
        if place > 0:
            role.command("finish")
        record = role.record(MESSAGES_PER_ROUND)
        if number > 0:
            cost = (record["userCPU"] + record["systemCPU"]) / MESSAGES_PER_ROUND / 1e9
            (service.on if is_on else service.off).append(cost)


def start(variant: str, broker: Broker) -> list[Role]:
    names = [f"{variant}-producer", f"{variant}-consumer"]
    return [Role("serdes", name, broker, "overhead", "--start-stopped") for name in names]


def measure_variant(variant: str, pairs: int) -> list[dict]:
    topic = f"serdes-{variant}"
    with Broker({topic: PARTITIONS, f"{topic}.dlq": PARTITIONS}) as broker:
        roles = start(variant, broker)
        services = [Service(role.service) for role in roles]
        try:
            while not all(role.is_stopped for role in roles):
                time.sleep(0.01)
            perf = Perf([role.pid for role in roles])
            for role in roles:
                role.go_on()
            for role in roles:
                role.wait_for("startup_complete")
            work_round(roles, services, 0, is_on=False)
            for pair in range(pairs):
                if pair % 10 == 0:
                    note(f"overhead, {variant}: pair {pair + 1} of {pairs}")
                # The order changes from pair to pair, so that a machine that slows down favours neither.
                for place, is_on in enumerate([False, True] if pair % 2 == 0 else [True, False]):
                    perf.switch("enable" if is_on else "disable")
                    work_round(roles, services, 2 * pair + place + 1, is_on)
            recorded = perf.stop()
            for role in roles:
                role.stop()
            for role in roles:
                role.wait_for_end()
        finally:
            for role in roles:
                role.end()
    if recorded < 1_000_000:
        raise SystemExit(f"error: perf recorded next to nothing ({recorded} bytes), so its cost is unknown")
    return [{"service": each.name, "off": each.off, "on": each.on, "ratio": each.ratios} for each in services]


def report(figures: list[dict]) -> str:
    rows = []
    for each in figures:
        low, high = interval(each["ratio"])
        off, on = (statistics.median(each[name]) * 1e6 for name in ("off", "on"))
        rows.append(
            [each["service"], str(len(each["ratio"])), f"{off:.2f}", f"{on:.2f}"]
            + [f"{statistics.median(each['ratio']):.3f}", f"{low:.3f} to {high:.3f}"]
        )
    head = ["service", "pairs", "off, CPU us/message", "on", "on/off", "95 % interval"]
    return table("Profiling: CPU per message while perf samples, against the rounds in which it does not", head, rows)


def verdicts(figures: list[dict]) -> list[Verdict]:
    result = []
    for each in figures:
        median = statistics.median(each["ratio"])
        low, high = interval(each["ratio"])
        text = f"{(median - 1) * 100:+.1f} %, 95 % interval {(low - 1) * 100:+.1f} to {(high - 1) * 100:+.1f} %"
        rule = f"at most {(MOST - 1) * 100:+.0f} %"
        is_sure = is_decided(each["ratio"], MOST)
        result.append(Verdict(f"profiling {each['service']}", text, rule, median <= MOST, is_sure))
    return result


def measure_all(is_quick: bool) -> list[dict]:
    return [each for variant in VARIANTS for each in measure_variant(variant, 6 if is_quick else PAIRS)]
