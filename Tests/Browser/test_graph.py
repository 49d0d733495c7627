"""The flame graphs: zoom, search, walk, sandwich, and what of it stands in the address."""

import re
import unittest

from support import Data, PageTest, percent


class Graph(PageTest):
    def hover(self, tab, x, y):
        box = tab.js('(() => { const box = document.querySelector("#pane-0 canvas").getBoundingClientRect(); return [box.left, box.top]; })()')
        tab.mouse("mouseMoved", box[0] + x, box[1] + y)
        tab.frame()

    def canvas_click(self, tab, x, y):
        tab.js('document.querySelector("#pane-0").scrollIntoView()')
        box = tab.js('(() => { const box = document.querySelector("#pane-0 canvas").getBoundingClientRect(); return [box.left, box.top]; })()')
        tab.click(box[0] + x, box[1] + y)

    def crumbs(self, tab):
        return tab.js('[...document.querySelectorAll("#crumbs .crumb")].map(one => one.textContent)')

    # Zoom

    def test_a_click_zooms_and_the_crumbs_lead_back(self):
        tab = self.open("single-round")
        # The second row is the whole width of main; the third begins with leaf.
        self.canvas_click(tab, 10, 19 * 2 + 8)
        self.assertEqual(self.crumbs(tab), ["all", "main", "leaf"])
        self.assertEqual(self.focused(tab).split(":")[0], "leaf")
        tab.click_on("#crumbs li:nth-child(2) button")
        self.assertEqual(self.crumbs(tab), ["all", "main"])
        tab.js('[...document.querySelectorAll("#crumbs button")].at(-1).click()')
        tab.frame()
        self.assertEqual(self.crumbs(tab), ["all"])
        self.assertNotIn("z", self.address(tab))

    def test_the_way_back_of_the_browser_undoes_a_zoom(self):
        tab = self.open("ordinary")
        self.focus_graph(tab)
        for key in ("ArrowDown", "ArrowDown", "Enter"):
            tab.key(key)
        zoomed = self.crumbs(tab)
        self.assertEqual(len(zoomed), 3)
        tab.js("new Promise(done => { addEventListener('popstate', () => done(), {once: true}); history.back(); })")
        tab.frame()
        self.assertEqual(self.crumbs(tab), ["all"])
        tab.js("new Promise(done => { addEventListener('popstate', () => done(), {once: true}); history.forward(); })")
        tab.frame()
        self.assertEqual(self.crumbs(tab), zoomed)

    def test_every_state_survives_a_new_load(self):
        state = "#c=1&v=both&z=9&q=decode&o=up&w=full&k=module&h=caller&s=name&t=swift&p=significant"
        tab = self.open("ordinary", state)
        self.assertEqual(self.address(tab), dict(pair.split("=") for pair in state[1:].split("&")))
        self.assertEqual(tab.js('document.getElementById("entry").value'), "1")
        self.assertEqual(tab.js('document.querySelector("#views [aria-selected=true]").dataset.view'), "both")
        self.assertEqual(tab.js('document.getElementById("search").value'), "decode")
        self.assertEqual(tab.js('document.getElementById("flip").getAttribute("aria-pressed")'), "true")
        self.assertEqual(tab.js('document.getElementById("width").value'), "full")
        self.assertEqual(tab.js('document.getElementById("color").value'), "module")
        self.assertEqual(tab.js('document.getElementById("helpers-caller").checked'), True)
        self.assertEqual(tab.js('document.getElementById("filter").value'), "swift")
        self.assertEqual(tab.js('document.getElementById("presence").value'), "significant")
        self.assertEqual(tab.js('document.querySelector("table.functions th[aria-sort]").dataset.key'), "name")
        self.assertGreater(len(self.crumbs(tab)), 1)
        self.assertEqual(tab.problems(), [])

    # Keys and screen readers

    def test_arrow_keys_walk_the_frames(self):
        tab = self.open("single-round")
        self.focus_graph(tab)
        self.assertTrue(self.focused(tab).startswith("all: A "))
        walked = []
        for key in ("ArrowDown", "ArrowDown", "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowRight", "ArrowUp", "Home"):
            tab.key(key)
            walked.append(self.focused(tab).split(":")[0])
        # Down leads to the most expensive callee; at the end of a row the walk stays.
        self.assertEqual(walked, ["main", "walk", "other", "leaf", "leaf", "other", "main", "all"])

    def test_flames_that_go_up_are_walked_the_other_way(self):
        tab = self.open("single-round")
        self.focus_graph(tab)
        tab.key("i")
        self.assertEqual(self.address(tab)["o"], "up")
        tab.key("ArrowUp")
        self.assertEqual(self.focused(tab).split(":")[0], "main")
        tab.key("ArrowDown")
        self.assertEqual(self.focused(tab).split(":")[0], "all")

    def test_enter_zooms_backspace_and_escape_lead_out(self):
        tab = self.open("single-round")
        self.focus_graph(tab)
        for key in ("ArrowDown", "ArrowDown", "ArrowDown", "Enter"):
            tab.key(key)
        self.assertEqual(self.crumbs(tab), ["all", "main", "walk", "walk"])
        self.assertIn("zoomed into walk", self.text(tab, "#live"))
        tab.key("Backspace")
        self.assertEqual(self.crumbs(tab), ["all", "main", "walk"])
        tab.key("Escape")
        self.assertEqual(self.crumbs(tab), ["all"])

    def test_screen_readers_hear_of_the_focused_frame(self):
        tab = self.open("single-round")
        self.focus_graph(tab)
        for key in ("ArrowDown", "ArrowDown"):
            tab.key(key)
        nodes = tab.accessible()
        trees = [(name, properties) for role, name, properties in nodes if role == "tree"]
        self.assertEqual(len(trees), 1)
        self.assertIn("before.folded", trees[0][0])
        self.assertTrue(trees[0][1].get("focused"))
        items = [(name, properties) for role, name, properties in nodes if role == "treeitem"]
        self.assertEqual(len(items), 1)
        self.assertRegex(items[0][0], r"^walk: A [\d.]+ µs, B [\d.]+ µs, difference \+[\d.]+ µs, \+\d+ %, significant$")
        self.assertEqual(items[0][1].get("level"), 3)
        self.assertEqual(tab.js('document.getElementById("item-0").getAttribute("aria-setsize")'), "3")
        self.assertEqual(tab.js('document.getElementById("item-0").getAttribute("aria-posinset")'), "3")

    def test_keys_are_explained(self):
        tab = self.open("ordinary")
        self.focus_graph(tab)
        tab.key("?")
        self.assertTrue(tab.js('document.getElementById("keys").open'))
        tab.key("Escape")
        self.assertFalse(tab.js('document.getElementById("keys").open'))
        tab.key("/")
        self.assertEqual(tab.js("document.activeElement.id"), "search")

    def test_tabs_are_walked_with_arrows(self):
        tab = self.open("ordinary")
        tab.js('document.getElementById("tab-diff").focus()')
        tab.key("ArrowRight")
        self.assertEqual(tab.js("document.activeElement.id"), "tab-a")
        self.assertEqual(self.address(tab)["v"], "a")
        tab.key("ArrowLeft")
        self.assertEqual(tab.js("document.activeElement.id"), "tab-diff")

    # Search

    def search(self, tab, text):
        tab.js('document.getElementById("search").focus(); document.getElementById("search").select()')
        tab.type(text)
        return self.text(tab, "#matched")

    def test_matched_shares_do_not_count_nesting_twice(self):
        for page, patterns in (("single-round", ["walk", "leaf", "walk|leaf", "main", "^other$", "w.l"]),
                               ("ordinary", ["encode", "Orders", "rd_kafka", "swift_|malloc", "insert_[1-4]"])):
            data = Data(page)
            tab = self.open(page)
            for pattern in patterns:
                with self.subTest(page, pattern=pattern):
                    flags = 0 if re.search("[A-Z]", pattern) else re.I
                    expected = [percent(data.matched(service, pattern, flags)) for service in (0, 1)]
                    self.assertTrue(
                        self.search(tab, pattern).startswith(f"A {expected[0]}, B {expected[1]};"),
                        f"{self.text(tab, '#matched')} is not {expected}")

    def test_what_is_no_expression_is_said_so(self):
        tab = self.open("ordinary")
        self.assertIn("no regular expression", self.search(tab, "(["))
        self.assertEqual(tab.js('document.getElementById("search").getAttribute("aria-invalid")'), "true")
        self.assertEqual(self.search(tab, "no such function"), "no match")

    def test_next_and_previous_match_go_round(self):
        tab = self.open("single-round")
        self.search(tab, "walk|leaf")
        self.assertTrue(self.text(tab, "#matched").endswith("; 4 frames"))
        tab.key("Enter")
        self.focus_graph(tab)
        seen = [self.text(tab, "#live")]
        for key in ("n", "n", "n", "n", "N", "N"):
            tab.key(key)
            seen.append(self.text(tab, "#live"))
        self.assertEqual([re.match(r"match (\d) of 4: (\w+)", one).groups() for one in seen],
                         [("1", "leaf"), ("2", "walk"), ("3", "walk"), ("4", "leaf"), ("1", "leaf"), ("4", "leaf"), ("3", "walk")])

    def test_the_share_is_of_what_is_shown(self):
        tab = self.open("single-round")
        self.search(tab, "leaf")
        self.focus_graph(tab)
        for key in ("ArrowDown", "ArrowDown", "Enter"):
            tab.key(key)
        costs = Data("single-round").costs(0)
        inside = {path: cost for path, cost in costs.items() if path[:2] == ("main", "walk")}
        share = sum(cost for path, cost in inside.items() if "leaf" in path) / sum(inside.values())
        self.assertTrue(self.text(tab, "#matched").startswith(f"A {percent(share)}, B "), self.text(tab, "#matched"))
        self.assertIn("of what is shown; 1 frame", self.text(tab, "#matched"))

    # Hover, views, sandwich

    def test_hovering_tells_everything_of_a_frame(self):
        tab = self.open("single-round")
        tab.js('document.querySelector("#pane-0").scrollIntoView()')
        self.hover(tab, 20, 19 * 2 + 8)
        tip = self.text(tab, "#tooltip")
        for part in ("leaf", "total", "self", "samples", "B − A", "95 % interval", "adjusted"):
            self.assertIn(part, tip)
        self.assertFalse(tab.js('document.getElementById("tooltip").hidden'))
        self.hover(tab, 20, -200)
        self.assertTrue(tab.js('document.getElementById("tooltip").hidden'))

    def test_the_whole_is_that_of_the_comparison(self):
        """The page sums the trees itself; the sums must be those that were tested."""
        for page in ("ordinary", "single-round", "large", "hostile", "part"):
            data = Data(page).data
            for index, comparison in enumerate(data["comparisons"]):
                with self.subTest(page, comparison=index):
                    tab = self.open(page, f"#c={index}")
                    self.assertRegex(self.text(tab, "#inspector .frame-finding"), "^The whole: ")
                    cells = tab.js('[...document.querySelectorAll("#inspector .mini tbody tr:first-child td")].map(one => one.textContent)')
                    for cell, cost in zip(cells, comparison["whole"][:2]):
                        number, unit = cell.replace(",", "").split(" ")
                        scale = {"ns": 1, "µs": 1e3, "ms": 1e6}[unit]
                        self.assertAlmostEqual(float(number) * scale / cost, 1, delta=0.006)

    def test_starts_of_one_side_are_left_out_and_named(self):
        tab = self.open("part")
        dropped = Data("part").data["comparisons"][0]["elidedFrames"]
        self.assertIn("ProducerCommand.run()", dropped)
        for name in dropped:
            self.assertIn(name, self.text(tab, "#notes"))
            tab.js(f"""(() => {{ const field = document.getElementById("search");
                field.value = "^" + {name!r}.replace(/[()]/g, "\\\\$&") + "$"; field.dispatchEvent(new Event("input")); }})()""")
            self.assertEqual(self.text(tab, "#matched"), "no match")

    def test_a_part_of_services_has_its_own_tree(self):
        tab = self.open("part", "#c=1")
        self.assertIn("Filters leave out", self.text(tab, "#notes"))
        self.focus_graph(tab)
        for key in ("ArrowDown", "ArrowDown", "Enter", "s", "Escape"):
            tab.key(key)
        self.assertEqual(tab.problems(), [])

    def test_the_sandwich_shows_callers_and_callees(self):
        tab = self.open("single-round")
        self.focus_graph(tab)
        for key in ("ArrowDown", "ArrowDown", "s"):
            tab.key(key)
        self.assertEqual(self.address(tab)["f"], "walk")
        self.assertEqual(self.text(tab, "#inspector .frame-name"), "walk")
        # Recursion counts once: what the table says of the function is what the middle shows.
        self.assertEqual(
            tab.js('[...document.querySelectorAll("#inspector .mini tbody tr:first-child td")].slice(0, 2).map(one => one.textContent)'),
            tab.js("""[...document.querySelectorAll("table.functions tbody tr")]
                .filter(row => row.querySelector(".name").textContent === "walk")
                .flatMap(row => [row.cells[2].textContent, row.cells[3].textContent])"""))
        self.focus_graph(tab)
        tab.key("ArrowDown")
        self.assertEqual(self.focused(tab).split(":")[0], "walk")
        tab.key("ArrowDown")
        self.assertEqual(self.focused(tab).split(":")[0], "leaf")
        for key in ("ArrowUp", "ArrowUp", "ArrowUp"):
            tab.key(key)
        self.assertEqual(self.focused(tab).split(":")[0], "main")
        tab.key("Enter")
        self.assertEqual(self.address(tab)["f"], "main")
        tab.key("Escape")
        self.assertNotIn("f", self.address(tab))
        self.assertEqual(tab.problems(), [])

    def test_widths_are_those_that_were_chosen(self):
        """On A's width the frames that only B has are gone, and the other way round."""
        rows = {}
        for width in ("sum", "a", "b"):
            tab = self.open("ordinary", f"#w={width}&q=OrderCodec")
            rows[width] = int(re.search(r"(\d+) frames?$", self.text(tab, "#matched")).group(1))
        self.assertEqual(rows, {"sum": 2, "a": 1, "b": 1})

    def test_a_service_that_is_not_compared_has_its_graph(self):
        tab = self.open("ordinary", "#c=5")
        self.assertIn("processing-feed-producer", self.text(tab, "#pane-0 figcaption"))
        self.assertEqual(tab.js('[...document.querySelectorAll("#views button")].filter(one => !one.hidden).map(one => one.textContent)'),
                         ["Graph", "Sandwich"])
        self.assertIn("Total", self.text(tab, "table.functions thead"))
        self.focus_graph(tab)
        for key in ("ArrowDown", "Enter", "s", "Escape", "Escape"):
            tab.key(key)
        self.assertEqual(tab.problems(), [])


if __name__ == "__main__":
    unittest.main()
