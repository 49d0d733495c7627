"""The pipeline's programs, as a supervisor runs them."""

import json
import queue
import signal
import subprocess
import threading
from pathlib import Path

from programs import Broker, role_program


class Role:
    """A role program that takes its rounds from here."""

    def __init__(self, scenario: str, variant_and_role: str, broker: Broker, run_id: str, *options: str) -> None:
        variant, role = variant_and_role.split("-")
        self.service = f"{scenario}-{variant_and_role}"
        command = [role_program(role), "--scenario", scenario, "--variant", variant, "--run-id", run_id]
        command += ["--kafka-brokers", broker.kafka, "--schema-registry", broker.registry]
        command += ["--supervised", "--events", "-", *options]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self._events: queue.Queue[dict | None] = queue.Queue()
        threading.Thread(target=self._read_events, daemon=True).start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def _read_events(self) -> None:
        for line in self._process.stdout:
            self._events.put(json.loads(line))
        self._events.put(None)

    def command(self, line: str) -> None:
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def wait_for(self, name: str, limit: float = 60) -> dict:
        """The next event with that name."""
        while True:
            event = self._events.get(timeout=limit)
            if event is None:
                raise SystemExit(f"error: {self.service} ended: {self._process.stderr.read().strip()}")
            if event["name"] == name:
                return event

    def record(self, messages: int) -> dict:
        """The record of the round in hand, which must have had so many messages."""
        record = self.wait_for("run_record")["record"]
        if record["messages"] != messages:
            raise SystemExit(f"error: {self.service} handled {record['messages']} messages in a round")
        return record

    @property
    def is_stopped(self) -> bool:
        """Whether it stands still before its start: the state after the name in /proc/PID/stat (proc(5))."""
        stat = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii")
        return stat.rsplit(") ", 1)[1].startswith("T")

    def go_on(self) -> None:
        self._process.send_signal(signal.SIGCONT)

    @property
    def peak_memory(self) -> int:
        """The most memory that was ever resident: `VmHWM` in proc(5)."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8")
        peak = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
        return int(peak.split()[1]) * 1024

    def stop(self) -> None:
        self.command("stop")

    def wait_for_end(self) -> int:
        return self._process.wait(30)

    def end(self) -> None:
        """Leaves nothing running, whatever happened."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
