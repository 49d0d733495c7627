// The search of the graph: which names match, how much of the cost they are, and the walk from match to match.

class Search {
    constructor(page) {
        this.page = page;
        /** Per string of the report whether it matches; `null` while nothing is searched. */
        this.matches = null;
    }

    /** Brings the matches up to the state and the tree that are shown. */
    update() {
        const { page } = this;
        const pattern = state.q === "" ? undefined : expression(state.q);
        const key = state.q + "|" + page.treeKey;
        if (this.key !== key) {
            this.key = key;
            this.matches = pattern ? this.matchingNames(pattern) : null;
        }
        for (const { graph } of page.shownPanes) {
            graph.matches = this.matches;
            graph.redraw();
        }
        byID("search").setAttribute("aria-invalid", String(pattern === null));
        for (const id of ["previous", "next"]) byID(id).disabled = this.matches === null;
        byID("matched").textContent = pattern === null ? "this is no regular expression" : this.text();
    }

    /** Every name is tried once, however often it stands in the tree. */
    matchingNames(pattern) {
        const matches = new Uint8Array(report.strings.length);
        const tried = new Uint8Array(report.strings.length);
        for (const name of this.page.tree.names) {
            if (name < 0 || tried[name]) continue;
            tried[name] = 1;
            if (pattern.test(report.strings[name])) matches[name] = 1;
        }
        return matches;
    }

    isMatch(node) {
        const name = this.page.tree.names[node];
        return name >= 0 && this.matches[name] === 1;
    }

    /** The matched share of what is shown. Only the outermost matches count, so that nested ones do not count twice. */
    text() {
        if (this.matches === null) return "";
        const { tree, isSingle, view } = this.page;
        const from = this.page.panes[0].graph.zoomed;
        const found = outermost(tree, from, (node) => tree.directions?.[node] !== -1 && this.isMatch(node));
        const share = (side) => {
            const whole = tree.total[side][from];
            return percent(whole > 0 ? sum(tree.total[side], found) / whole : 0);
        };
        const frames = this.nodes().length;
        const isPart = from > 0 || view === "sandwich";
        if (frames === 0) return isPart ? "no match in what is shown" : "no match";
        const where = isPart ? " of what is shown" : "";
        const shares = isSingle ? share(0) : `A ${share(0)}, B ${share(1)}`;
        return `${shares}${where}; ${decimal(frames, 0)} ${frames === 1 ? "frame" : "frames"}`;
    }

    /** Matches that have a place in the graph, from left to right and from callers to callees. */
    nodes() {
        const { tree } = this.page;
        const { graph } = this.page.panes[0];
        const found = [];
        for (let node = graph.zoomed; node < tree.ends[graph.zoomed]; node += 1) {
            if (graph.place.widths[node] > 0 && this.isMatch(node)) found.push(node);
        }
        return found;
    }

    /** Focuses the next (1) or the previous (−1) match. */
    step(direction) {
        if (this.matches === null) return;
        const nodes = this.nodes();
        if (nodes.length === 0) return;
        const { focused } = this.page.panes[0].graph;
        const after = nodes.findIndex((node) => node > focused);
        const before = nodes.findLastIndex((node) => node < focused);
        const at = direction > 0 ? Math.max(after, 0) : before;
        const node = nodes.at(at);
        this.page.focus(node);
        const place = `match ${nodes.indexOf(node) + 1} of ${nodes.length}`;
        this.page.announce(`${place}: ${this.page.inspector.sentence(node)}`);
    }
}
