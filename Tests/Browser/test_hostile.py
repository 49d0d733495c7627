"""Names that would be markup or script if anything let them: they do nothing and are shown as they are."""

import json
import re
import unittest

from support import PAGES, PageTest, source

# What the page shows of characters that could hide or reorder others.
CONTROLS = r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]"


def shown(name):
    return re.sub(CONTROLS, lambda match: f"\\u{{{ord(match.group()):x}}}", name)


class Hostile(PageTest):
    def setUp(self):
        self.names = json.loads((PAGES / "hostile-names.json").read_text())

    def elements(self, tab):
        """How many elements of each kind there are."""
        return tab.js("""(() => {
            const counts = {};
            for (const element of document.querySelectorAll("*")) counts[element.localName] = (counts[element.localName] ?? 0) + 1;
            return counts;
        })()""")

    def test_nothing_runs_and_nothing_is_added(self):
        tab = self.open("hostile")
        counts = self.elements(tab)
        self.assertEqual(counts["script"], 2)
        self.assertEqual(counts["style"], 1)
        for name in ("img", "iframe", "object", "embed", "base", "form"):
            self.assertNotIn(name, counts)
        attributes = tab.js("""[...document.querySelectorAll("*")].flatMap(element => [...element.attributes])
            .map(attribute => attribute.name).filter(name => name.startsWith("on") || name === "style" || name === "srcdoc"
                || name === "autofocus")""")
        # The page's own script sets styles through the style object; those of canvas, spacer, tooltip and probe.
        self.assertEqual([name for name in attributes if name != "style"], [])
        self.assertEqual(tab.js('[...document.querySelectorAll("a")].filter(a => !a.getAttribute("href").startsWith("#")).length'), 0)
        self.assertEqual(tab.problems(), [])

    def test_names_are_shown_as_they_are(self):
        tab = self.open("hostile")
        rows = tab.js('[...document.querySelectorAll("table.functions .name")].map(one => one.textContent)')
        for name in self.names:
            with self.subTest(name[:40]):
                self.assertIn(shown(name), rows)
        facts = self.text(tab, ".facts")
        notices = tab.js('[...document.querySelectorAll(".notice")].map(one => one.textContent)')
        for name in self.names:
            self.assertIn(shown(name), facts)
            self.assertIn(shown(name), notices)

    def test_every_name_can_be_searched_walked_and_sandwiched(self):
        tab = self.open("hostile")
        before = self.elements(tab)
        for index in range(len(self.names)):
            tab.js(f'document.querySelectorAll("table.functions .find")[{index}].click()')
            tab.frame()
            self.assertNotIn("no match", self.text(tab, "#matched"))
            wanted = tab.js(f'document.querySelectorAll("table.functions .name")[{index}].textContent')
            self.assertTrue(self.focused(tab).startswith(wanted + ": "), wanted[:40])
            tab.js(f'document.querySelectorAll("table.functions .name")[{index}].click()')
            tab.frame()
            self.assertEqual(self.text(tab, "#inspector .frame-name"), wanted)
        for key in self.elements(tab):
            self.assertIn(key, before)
        self.assertEqual(tab.problems(), [])

    def test_a_hostile_address_is_data_too(self):
        for state in ("#q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&t=%3Cscript%3E&f=%3C%2Fscript%3E&v=sandwich",
                      "#c=-1&z=99999999999&v=__proto__&w=constructor&s=-__proto__&p=toString&k=x&h=y&o=z",
                      "#c=1e3&z=1.5&q=(((((&t=[", "#%E0%A4%A"):
            with self.subTest(state):
                tab = self.open("hostile", state)
                self.assertEqual(tab.problems(), [])
                self.assertEqual(tab.js('document.querySelectorAll("img").length'), 0)
                self.assertGreater(int(tab.js('document.querySelector("canvas").dataset.rectangles')), 0)

    def test_the_source_has_no_raw_name(self):
        text = source("hostile")
        for name in self.names:
            if re.search('[<>&"]', name) and not name.startswith(("</title>", "Swift.")):
                self.assertFalse(name in text, name)
        self.assertEqual(text.split("<style>")[0].count("</title>"), 1)
        for character in "\u2028\u2029\u202e\x00\x1b":
            self.assertFalse(character in text, ascii(character))


if __name__ == "__main__":
    unittest.main()
