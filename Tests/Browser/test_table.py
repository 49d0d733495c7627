"""The function table: order, filters, pages, and the ways from it into the graph."""

import re
import unittest

from support import Data, PageTest, unpacked


class Table(PageTest):
    def column(self, tab, index):
        return tab.js(f'[...document.querySelectorAll("table.functions tbody tr")].map(row => row.cells[{index}].textContent)')

    def names(self, tab):
        return tab.js('[...document.querySelectorAll("table.functions .name")].map(one => one.textContent)')

    def number(self, text):
        """A cost in nanoseconds, or a share; nothing is zero."""
        match = re.match(r"([+−]?)([\d.,]+) (ns|µs|ms|s|%)", text)
        if not match:
            return {"only in A": -1e9, "only in B": 1e9}.get(text, 0)
        scale = {"ns": 1, "µs": 1e3, "ms": 1e6, "s": 1e9, "%": 1}[match.group(3)]
        return float(match.group(2).replace(",", "")) * scale * (-1 if match.group(1) == "−" else 1)

    def test_begins_with_the_largest_difference(self):
        tab = self.open("ordinary")
        sizes = [abs(self.number(text)) for text in self.column(tab, 4)]
        self.assertEqual(len(sizes), 50)
        self.assertEqual(sizes, sorted(sizes, reverse=True))
        self.assertGreater(sizes[0], sizes[-1])

    def test_sorts_by_every_column_both_ways(self):
        tab = self.open("ordinary")
        keys = tab.js('[...document.querySelectorAll("table.functions th[data-key]")].map(one => one.dataset.key)')
        self.assertEqual(len(keys), 11)
        for index, key in enumerate(keys):
            with self.subTest(key):
                tab.click_on(f'table.functions th[data-key="{key}"] .sort')
                first = tab.js(f'document.querySelector("table.functions th[data-key={key}]").getAttribute("aria-sort")')
                one = self.names(tab)
                self.assertEqual(tab.js('document.querySelectorAll("table.functions th[aria-sort]").length'), 1)
                self.assertEqual(self.address(tab)["s"].lstrip("-"), key)
                values = self.column(tab, index)
                if key in ("ta", "tb", "sa", "sb"):
                    numbers = [self.number(text) for text in values]
                    self.assertEqual(numbers, sorted(numbers, reverse=True))
                tab.click_on(f'table.functions th[data-key="{key}"] .sort')
                second = tab.js(f'document.querySelector("table.functions th[data-key={key}]").getAttribute("aria-sort")')
                self.assertEqual({first, second}, {"ascending", "descending"})
                self.assertNotEqual(self.names(tab), one)

    def test_filters_by_expression_and_presence(self):
        data = Data("ordinary")
        comparison = data.data["comparisons"][0]["functions"]
        names = [data.strings[index] for index in unpacked(comparison["names"])]
        costs = [(change + [0, 0])[:2] for change in comparison["total"]]
        tab = self.open("ordinary")
        for presence, isShown in (("a", lambda a, b: a > 0 and b == 0), ("b", lambda a, b: b > 0 and a == 0),
                                  ("all", lambda a, b: True)):
            tab.js(f"""(() => {{ const select = document.getElementById("presence"); select.value = "{presence}";
                select.dispatchEvent(new Event("change")); }})()""")
            tab.frame()
            expected = sum(isShown(*cost) for cost in costs)
            self.assertTrue(self.text(tab, "#row-count").startswith(f"{expected} of {len(names)} "), presence)
        tab.js('document.getElementById("filter").focus()')
        tab.type("^Orders")
        expected = {name for name in names if name.startswith("Orders")}
        self.assertEqual(set(self.names(tab)) & expected, expected)
        self.assertTrue(all(name.startswith("Orders") or module == "Orders" for name, module in
                            zip(self.names(tab), ["Orders"] * len(self.names(tab)))))

    def test_significant_rows_are_those_that_were_found(self):
        comparison = Data("ordinary").data["comparisons"][4]["functions"]
        found = sum((total + [0, 0, 0])[2] == 2 or (own + [0, 0, 0])[2] == 2
                    for total, own in zip(comparison["total"], comparison["own"]))
        tab = self.open("ordinary", "#c=4&p=significant")
        self.assertTrue(self.text(tab, "#row-count").startswith(f"{found} of "))

    def test_pages_hold_every_function_once(self):
        tab = self.open("ordinary")
        seen = self.names(tab)
        while not tab.js('document.getElementById("page-on").disabled'):
            tab.click_on("#page-on")
            seen += self.names(tab)
        comparison = Data("ordinary").data["comparisons"][0]["functions"]
        self.assertEqual(len(seen), len(unpacked(comparison["names"])))
        self.assertEqual(len(set(seen)), len(seen))

    def test_leads_into_the_graph(self):
        tab = self.open("ordinary")
        name = self.names(tab)[1]
        tab.click_on("table.functions tbody tr:nth-child(2) .name")
        self.assertEqual(self.address(tab)["f"], name)
        self.assertEqual(tab.js('document.querySelector("#views [aria-selected=true]").dataset.view'), "sandwich")
        tab.js('document.querySelector("table.functions tbody tr:nth-child(2) .find").click()')
        tab.frame()
        self.assertNotIn("f", self.address(tab))
        self.assertTrue(self.focused(tab).startswith(name + ": "))
        self.assertNotIn("no match", self.text(tab, "#matched"))

    def test_works_by_keys_alone(self):
        tab = self.open("ordinary")
        tab.js('document.querySelector("table.functions th[data-key=name] .sort").focus()')
        tab.key("Enter")
        self.assertEqual(self.address(tab)["s"], "name")
        names = self.names(tab)
        self.assertEqual(names, sorted(names))
        self.assertEqual(tab.js("document.activeElement.textContent"), "Function")


if __name__ == "__main__":
    unittest.main()
