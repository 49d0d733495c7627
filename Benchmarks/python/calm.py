"""Whether other programs disturb a measurement."""

import os
import time
from pathlib import Path

SAMPLE_SECONDS = 0.25
# The share of the machine that others may use: beyond it a measurement is disturbed.
MOST_OTHERS = 0.1


def machine_seconds() -> tuple[float, float]:
    """CPU seconds that were used or taken away by the hypervisor, and all there were: /proc/stat (proc(5))."""
    line = Path("/proc/stat").read_text(encoding="ascii").split("\n", 1)[0]
    ticks = [int(field) for field in line.split()[1:9]]
    idle = ticks[3] + ticks[4]
    unit = os.sysconf("SC_CLK_TCK")
    return (sum(ticks) - idle) / unit, sum(ticks) / unit


def own_seconds() -> float:
    """CPU seconds of this process and of the children that have ended."""
    return sum(os.times()[:4])


class Watch:
    """Tells what share of the machine others used since it was made."""

    def __init__(self, unfinished: float = 0) -> None:
        """`unfinished` is the CPU time so far of children that go on."""
        self._used, self._all = machine_seconds()
        self._own = own_seconds() + unfinished

    def others_share(self, unfinished: float = 0) -> float:
        used, everything = machine_seconds()
        own = own_seconds() + unfinished - self._own
        return (used - self._used - own) / max(0.01, everything - self._all)


class Patience:
    """So many seconds of waiting and no more: on a machine that is never calm the work is done all the same."""

    def __init__(self, seconds: float) -> None:
        self._left = seconds

    def wait_until_calm(self) -> None:
        while self._left > 0:
            watch = Watch()
            time.sleep(SAMPLE_SECONDS)
            if watch.others_share() <= MOST_OTHERS:
                return
            self._left -= SAMPLE_SECONDS
