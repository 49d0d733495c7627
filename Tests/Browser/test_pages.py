"""Every page: loads from disk without a network or a complaint, fits every width, can be read in every mode."""

import re
import unittest

from support import NAMES, PageTest, source

# Pairs of text and ground that stand on each other somewhere.
TEXTS = [
    ("--text", "--page"), ("--text", "--surface"), ("--text", "--surface-quiet"),
    ("--text-quiet", "--page"), ("--text-quiet", "--surface"), ("--text-quiet", "--surface-quiet"),
    ("--link", "--surface"), ("--link", "--page"), ("--less-text", "--surface"), ("--more-text", "--surface"),
    ("--less-text", "--less-ground"), ("--more-text", "--more-ground"), ("--bad-text", "--bad-ground"),
    ("--bad-text", "--surface"), ("--good-text", "--good-ground"), ("--text", "--more-ground"), ("--surface", "--side-letter"),
    ("--less-text", "--surface-quiet"), ("--more-text", "--surface-quiet"), ("--match-text", "--match"),
    ("--frame-text", "--frame-root"), ("--frame-text", "--frame-doubt"),
]
FRAMES = [f"--{side}-{step}" for side in ("less", "more") for step in range(5)] + [
    "--c-" + name for name in ("generate business serialization registry compression checksums produce client network "
                               "kernel memory runtime unknown spare1 spare2 spare3").split()]


class Pages(PageTest):
    def test_load_without_network_error_or_refused_content(self):
        for name in NAMES:
            with self.subTest(name):
                tab = self.open(name)
                self.assertEqual(tab.problems(), [])

    def test_have_a_policy_that_lets_nothing_else_through(self):
        for name in NAMES:
            with self.subTest(name):
                text = source(name)
                policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text).group(1)
                self.assertRegex(policy, r"^default-src 'none'; script-src 'sha256-[A-Za-z0-9+/=]{44}'; "
                                         r"style-src 'sha256-[A-Za-z0-9+/=]{44}';")
                self.assertNotIn("unsafe", policy)
                tab = self.open(name)
                tab.js('document.body.append(Object.assign(document.createElement("script"), {text: "window.hit = 1"}))')
                self.assertIsNone(tab.js("window.hit ?? null"))
                self.assertTrue(any("Content Security Policy" in one for one in tab.problems()))

    def test_never_scroll_sideways(self):
        for name in NAMES:
            for width in (360, 700, 1280, 1900):
                for view in ("", "#v=both", "#v=a&z=3"):
                    with self.subTest(name, width=width, view=view):
                        tab = self.open(name, view, width=width, height=800)
                        self.assertLessEqual(tab.js("document.documentElement.scrollWidth"), width)

    def test_can_be_read_in_light_and_dark(self):
        pairs = TEXTS + [("--frame-text", frame) for frame in FRAMES]
        for dark in (False, True):
            tab = self.open("ordinary", dark=dark)
            for text, ground in pairs:
                with self.subTest(dark=dark, text=text, ground=ground):
                    self.assertGreaterEqual(contrast(color(tab, text), color(tab, ground)), 4.5)

    def test_follow_the_system_and_the_switch(self):
        tab = self.open("ordinary", dark=True)
        background = "getComputedStyle(document.body).backgroundColor"
        dark = tab.js(background)
        pixel = 'document.querySelector("canvas").getContext("2d").getImageData(2, 2, 1, 1).data.join()'
        darkPixel = tab.js(pixel)
        tab.click_on('#theme button[data-theme="light"]')
        self.assertNotEqual(tab.js(background), dark)
        self.assertNotEqual(tab.js(pixel), darkPixel)
        self.assertEqual(tab.js('document.querySelector("#theme [aria-pressed=true]").dataset.theme'), "light")
        tab.click_on('#theme button[data-theme="auto"]')
        self.assertEqual(tab.js(background), dark)
        self.assertEqual(tab.js(pixel), darkPixel)

    def test_tell_the_essence_without_scripts(self):
        tab = self.open("ordinary", scripts=False)
        tree = tab.accessible()
        text = " ".join(name for role, name, _ in tree if role == "StaticText")
        self.assertIn("The avro producer costs", text)
        self.assertIn("need JavaScript", text)
        self.assertIn("serdes-json-producer", text)
        self.assertTrue(any(role == "image" and "serialization" in name for role, name, _ in tree))
        self.assertFalse(any(role == "tree" for role, _, _ in tree))

    def test_switch_helpers_to_their_callers(self):
        tab = self.open("ordinary")
        shown = 'getComputedStyle(document.querySelector(".attributed.by-caller")).display'
        self.assertEqual(tab.js(shown), "none")
        tab.click_on("#helpers-caller")
        self.assertEqual(tab.js(shown), "block")
        self.assertEqual(self.address(tab)["h"], "caller")
        legends = tab.js('[...document.querySelectorAll(".attributed > .legend")].map(one => one.textContent)')
        self.assertIn("memory and ARC", legends[0])
        self.assertNotIn("memory and ARC", legends[1])

    def test_print(self):
        tab = self.open("ordinary", dark=True)
        pdf = tab.pdf()
        self.assertTrue(pdf.startswith(b"%PDF"))
        tab.media(dark=True, kind="print")
        self.assertEqual(tab.js('getComputedStyle(document.querySelector(".toolbar")).display'), "none")
        self.assertEqual(tab.js('getComputedStyle(document.querySelector(".card")).display') == "none", False)
        self.assertEqual(tab.js("getComputedStyle(document.body).backgroundColor"), "rgb(255, 255, 255)")
        self.assertEqual(tab.problems(), [])

    def test_have_names_and_roles(self):
        tab = self.open("ordinary")
        tree = tab.accessible()
        for role, name, _ in tree:
            if role in ("button", "combobox", "searchbox", "tree", "region", "radio", "tab", "dialog"):
                self.assertTrue(name.strip(), f"a {role} has no name")
        roles = {role for role, _, _ in tree}
        self.assertLessEqual({"tree", "tablist", "tab", "tabpanel", "table", "columnheader", "rowheader", "main"}, roles)
        levels = [properties["level"] for role, _, properties in tree if role == "heading"]
        self.assertEqual(levels[0], 1)
        for before, after in zip(levels, levels[1:]):
            self.assertLessEqual(after - before, 1)


def color(tab, variable):
    """A variable of the style sheet as the browser resolves it, on white or black where it is see-through."""
    text = tab.js(f"""(() => {{
        const probe = document.getElementById("probe");
        probe.style.color = "var({variable})";
        return getComputedStyle(probe).color;
    }})()""")
    return [float(one) for one in re.findall(r"[\d.]+", text)][:3]


def contrast(one, other):
    """WCAG 2.1, contrast ratio."""

    def luminance(color):
        parts = [value / 255 for value in color]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


if __name__ == "__main__":
    unittest.main()
