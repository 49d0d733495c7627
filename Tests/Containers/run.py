"""Runs test modules and prints every test with its seconds; the counts go to a file, for a sum over several runs.

Usage: run.py TALLY MODULE…
"""

import sys
import time
import unittest


class Result(unittest.TestResult):
    """One line per test."""

    def __init__(self):
        super().__init__()
        self.passed = 0
        self.started = time.monotonic()

    def startTest(self, test):
        super().startTest(test)
        self.started = time.monotonic()

    def line(self, verdict, test, detail=""):
        seconds = time.monotonic() - self.started
        print(f"{verdict} {name(test)} ({seconds:.1f} s){': ' + detail if detail else ''}", flush=True)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed += 1
        self.line("passed ", test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.line("skipped", test, reason)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.line("FAILED ", test, "\n" + self.failures[-1][1])

    def addError(self, test, error):
        super().addError(test, error)
        self.line("FAILED ", test, "\n" + self.errors[-1][1])

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error is not None:
            self.line("FAILED ", subtest, "\n" + (self.failures + self.errors)[-1][1])


def name(test):
    """A test by what its method says, and where it is."""
    return test.id().replace("test_", "", 1)


def main(tally, modules):
    result = Result()
    unittest.defaultTestLoader.loadTestsFromNames(modules).run(result)
    failed = len(result.failures) + len(result.errors)
    with open(tally, "a") as file:
        file.write(f"{result.passed} {failed} {len(result.skipped)}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
