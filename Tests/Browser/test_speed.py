"""20,000 nodes: that every redraw ends and draws no more than can be seen. Milliseconds are printed, not judged."""

import statistics
import unittest

from support import Data, PageTest

# One frame of the widest kind per pixel and visible row would be far more than this.
MOST_RECTANGLES = 40_000


class Speed(PageTest):
    def setUp(self):
        self.tab = self.open("large", width=1600, height=1000)
        self.tab.js("""window.measure = async (act, times) => {
            const taken = [];
            for (let index = 0; index < times; index += 1) {
                const start = performance.now();
                act(index);
                await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
                taken.push(performance.now() - start);
            }
            return taken;
        }""")

    def report(self, what, expression):
        taken = self.tab.js(expression)
        rectangles = int(self.tab.js('document.querySelector("canvas").dataset.rectangles'))
        drawn = self.tab.js('document.querySelector("canvas").dataset.milliseconds')
        print(f"\n  {what}: median {statistics.median(taken):.1f} ms, longest {max(taken):.1f} ms "
              f"until the next frame is shown; last drawing {drawn} ms for {rectangles} rectangles", end="")
        self.assertGreater(rectangles, 0)
        self.assertLess(rectangles, MOST_RECTANGLES)

    def test_has_20_000_nodes(self):
        data = Data("large")
        union = set(data.costs(0)) | set(data.costs(1))
        self.assertGreaterEqual(len(union), 18_000)

    def test_hover(self):
        self.report("hover", """measure(index => {
            const host = document.querySelector("#pane-0 .graph");
            const box = host.getBoundingClientRect();
            host.dispatchEvent(new PointerEvent("pointermove",
                {clientX: box.left + 40 + index * 25, clientY: box.top + 30 + index % 12 * 19, pointerType: "mouse"}));
        }, 60)""")

    def test_zoom(self):
        self.focus_graph(self.tab)
        self.report("zoom in and out", """measure(index => {
            const host = document.querySelector("#pane-0 .graph");
            const press = key => host.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
            if (index % 4 < 3) { press("ArrowDown"); press("Enter"); } else press("Escape");
        }, 40)""")

    def test_search(self):
        self.report("search as typed", """measure(index => {
            const field = document.getElementById("search");
            field.value = "function_1" + index % 10;
            field.dispatchEvent(new Event("input"));
        }, 30)""")

    def test_change_of_view(self):
        self.report("change of view", """measure(index => {
            document.getElementById(["tab-a", "tab-diff", "tab-both", "tab-b"][index % 4]).click();
        }, 24)""")

    def test_sandwich(self):
        self.report("sandwich", """measure(index => {
            document.querySelectorAll("table.functions .name")[index].click();
        }, 20)""")

    def test_loading(self):
        timing = self.tab.js("(() => { const t = performance.getEntriesByType('navigation')[0]; return t.loadEventEnd - t.startTime; })()")
        print(f"\n  loading: {timing:.0f} ms until everything is shown", end="")
        self.assertGreater(timing, 0)


if __name__ == "__main__":
    unittest.main()
