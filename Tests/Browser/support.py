"""What all browser tests share: one browser, the folder of pages, and a second opinion on what a page should say."""

import json
import os
import pathlib
import re
import unittest

import cdp

PAGES = pathlib.Path(os.environ.get("FLAMEGRAPH_PAGES", ""))
NAMES = ["ordinary", "hostile", "large", "single-round", "part", "empty"]


class PageTest(unittest.TestCase):
    """A test with a browser of its own class and a fresh tab for every test."""

    @classmethod
    def setUpClass(cls):
        if not os.environ.get("FLAMEGRAPH_PAGES"):
            raise unittest.SkipTest("FLAMEGRAPH_PAGES names no folder of pages")
        program = cdp.find_chromium()
        if program is None:
            raise RuntimeError("no Chromium was found; install it (Debian: chromium) or name it in FLAMEGRAPH_CHROMIUM")
        cls.browser = cdp.Browser(program)

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()

    def open(self, name, address="", **options):
        """A tab with a page of the folder."""
        tab = cdp.Tab(self.browser, **options)
        self.addCleanup(tab.close)
        tab.open(url(name) + address)
        if options.get("scripts", True):
            tab.frame()
        return tab

    def text(self, tab, selector):
        return tab.js(f"document.querySelector({json.dumps(selector)})?.textContent ?? null")

    def focus_graph(self, tab):
        tab.js('document.querySelector("#pane-0 .graph").focus()')
        tab.frame()

    def focused(self, tab):
        """What a screen reader hears of the focused frame."""
        return self.text(tab, "#item-0")

    def address(self, tab):
        """The state in the address, as a dictionary."""
        return dict(tab.js("[...new URLSearchParams(location.hash.slice(1))]"))


def url(name):
    return (PAGES / f"{name}.html").resolve().as_uri()


def source(name):
    return (PAGES / f"{name}.html").read_text()


def unpacked(text):
    """The numbers of a packed text: five bits a digit, the lowest first, each digit but the last with 32 added."""
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    values, value, shift = [], 0, 0
    for character in text:
        digit = digits.index(character)
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            values.append(value)
            value, shift = 0, 0
    return values


class Data:
    """A page's data block, read without any of the page's code."""

    def __init__(self, name):
        block = re.search(r'<script type="application/json" id="report-data">(.*?)</script>', source(name), re.S)
        self.data = json.loads(block.group(1))
        self.strings = self.data["strings"]

    def costs(self, service):
        """Every node's path of names and its self cost per message; dropped nodes are not looked at."""
        service = self.data["services"][service]
        tree = service["tree"]
        names = unpacked(self.data["frames"]["names"])
        paths = [()]
        for node, (step, frame) in enumerate(zip(unpacked(tree["callers"]), unpacked(tree["frames"])), start=1):
            paths.append(paths[node - step] + (self.strings[names[frame]],))
        costs = {}
        for column, weight in zip(tree["rounds"], service["weights"]):
            node = 0
            period = service["measurement"].get("period")
            values = column.get("values") or [one * period for one in unpacked(column["samples"])]
            for step, value in zip(unpacked(column["nodes"]), values):
                node += step
                costs[paths[node]] = costs.get(paths[node], 0) + value * weight
        return costs

    def matched(self, service, pattern, flags=re.I):
        """The share of a service's cost on whose stacks the pattern matches a function, however often."""
        costs = self.costs(service)
        found = sum(cost for path, cost in costs.items() if any(re.search(pattern, name, flags) for name in path))
        return found / sum(costs.values())


def percent(share):
    """As the page writes shares."""
    return f"{share * 100:.{1 if abs(share) < 0.0995 else 0}f} %"
