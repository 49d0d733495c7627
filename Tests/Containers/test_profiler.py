"""A profiler outside the containers names our functions under the right service, as Alloy does, from .symtab alone."""

import os
import re
import shutil
import subprocess
import unittest
from concurrent.futures import ThreadPoolExecutor

from stack import Stack, main_process
from support import EngineTest, run

SECONDS = 20
# Messages per second: enough for some hundred samples, and for the embedded broker to keep them all.
RATE = "4000"
# Frame pointers are followed as far as they go; what counts is which function ran, and who called it.
SCRIPT = """
profile:hz:97 /pid == %d/ { @[ustack(perf, 30)] = count(); }
interval:s:%d { print(@); clear(@); exit(); }
"""


def stacks(process):
    """Samples of a process: lists of function names, the innermost first, with how often they were seen."""
    # It reads names when it prints, so it does that while the process lives. Without the cache it reads a program's 70,000
    # symbols again for every address; the cache goes by the program's path, so each process has a bpftrace of its own.
    cached = os.environ | {"BPFTRACE_CACHE_USER_SYMBOLS": "1"}
    output = run("bpftrace", "-e", SCRIPT % (process, SECONDS), environment=cached, timeout=120).stdout
    readable = readable_names(process)
    found = []
    for body, count in re.findall(r"^@\[\n(.*?)\n?\]: (\d+)$", output, re.M | re.S):
        names = [frame(line) for line in body.splitlines() if line.strip()]
        found.append(([readable.get(name, name) for name in names], int(count)))
    return found


def frame(line):
    """The name in a line such as `55d0c0ffee Workload.ComplexProcessor.process(_:)+12 (/usr/local/bin/processor)`."""
    return re.sub(r"\s\([^()]*\)$", "", line.strip()).split(" ", 1)[-1].rsplit("+", 1)[0]


def readable_names(process):
    """For every name of .dynsym, which keeps the linker's, the one that .symtab has for the same address: bpftrace takes
    either, Alloy and perf take .symtab's."""
    program = f"/proc/{process}/root/usr/local/bin/service"
    program = f"/proc/{process}/root/usr/local/bin/{os.readlink(program)}"
    names = {}
    for line in run("nm", "--defined-only", program).stdout.splitlines():
        address, _, name = line.split(" ", 2)
        names.setdefault(address, name)
    exported = (line.split(" ", 2) for line in run("nm", "--defined-only", "--dynamic", program).stdout.splitlines())
    return {name: names[address] for address, _, name in exported if address in names}


class Profiler(EngineTest):
    EXPECTED = {
        "serdes": {
            "serdes-json-producer": (r"Orders\.JSONOrderCodec\.encode\(", r"Orders\.AvroOrderCodec|avro_"),
            "serdes-avro-producer": (r"Orders\.AvroOrderCodec\.encode\(|avro_", r"Orders\.JSONOrderCodec"),
            "serdes-json-consumer": (r"Orders\.JSONOrderCodec\.decode\(", r"Orders\.AvroOrderCodec|avro_"),
            "serdes-avro-consumer": (r"Orders\.AvroOrderCodec\.decode\(|avro_", r"Orders\.JSONOrderCodec"),
        },
        "processing": {
            "processing-complex-processor": (r"Workload\.ComplexProcessor\.", r"Workload\.SimpleProcessor"),
        },
    }

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        reason = obstacle()
        if reason and os.environ.get("REQUIRE_CONTAINERS") == "1":
            raise RuntimeError(reason)
        if reason:
            raise unittest.SkipTest(reason)

    def test_names_our_functions_under_the_right_service(self):
        for profile, expected in self.EXPECTED.items():
            stack = Stack(profile, MESSAGE_RATE=RATE)
            stack.down()
            self.addCleanup(stack.down)
            stack.up()
            processes = {service: main_process(stack.containers(service)[0]) for service in expected}
            with ThreadPoolExecutor() as together:
                samples = dict(zip(processes, together.map(stacks, processes.values())))
            stack.down()
            for service, (own, foreign) in expected.items():
                with self.subTest(service):
                    self.judge(service, samples[service], own, foreign)

    def judge(self, service, samples, own, foreign):
        total = sum(count for _, count in samples)
        ours = sum(count for names, count in samples if any(re.match(own, name) for name in names))
        unnamed = sum(count for names, count in samples if names and re.fullmatch(r"0x[0-9a-f]+|\[unknown\]", names[0]))
        print(f"  {service}: {total} samples, {ours} through {own}, {unnamed} whose innermost function has no name")
        self.assertGreater(ours, 0)
        everything = [name for names, _ in samples for name in names]
        self.assertFalse([name for name in everything if re.match(foreign, name)])
        self.assertFalse([name for name in everything if name.startswith("$s")], "names that nobody can read")


def obstacle():
    """Why bpftrace cannot run here; None where it can."""
    if shutil.which("bpftrace") is None:
        return "bpftrace is not installed (scripts/setup.sh containers)"
    try:
        attempt = run("bpftrace", "-e", "profile:hz:97 { @ = count(); } interval:ms:200 { exit(); }", check=False, timeout=30)
    except subprocess.TimeoutExpired:
        return "bpftrace does not end here"
    if attempt.returncode == 0:
        return None
    said = (attempt.stderr.strip() or "it does not say why").splitlines()[-1]
    return f"bpftrace cannot sample here: {said}"


if __name__ == "__main__":
    unittest.main()
