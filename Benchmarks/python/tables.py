"""Plain text tables, and the verdicts below them."""

from dataclasses import dataclass


@dataclass
class Verdict:
    """One rule that a figure keeps or breaks; a figure of which noise makes nothing certain breaks none."""

    name: str
    figure: str
    rule: str
    passed: bool
    is_sure: bool = True

    @property
    def outcome(self) -> str:
        if self.passed:
            return "PASS"
        return "FAIL" if self.is_sure else "UNSURE"

    def line(self) -> str:
        return f"{self.outcome:6}  {self.name}: {self.figure} (rule: {self.rule})"


def table(title: str, head: list[str], rows: list[list[str]], texts: int = 1) -> str:
    """A table whose first columns are texts and whose other columns are numbers, aligned to the right."""
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]

    def line(row: list[str]) -> str:
        cells = [cell.ljust(width) for cell, width in zip(row[:texts], widths)]
        cells += [cell.rjust(width) for cell, width in zip(row[texts:], widths[texts:])]
        return "  ".join(cells).rstrip()

    rule = "  ".join("-" * width for width in widths)
    return "\n".join([title, "", line(head), rule, *map(line, rows)])
