// The page: what the controls do, and what is shown where.

class Page {
    constructor() {
        this.palette = new Palette();
        this.panes = [0, 1].map((index) => new Pane(index, this));
        this.table = new FunctionTable({
            sandwich: (name) => this.showSandwich(name, true),
            find: (name) => this.find(name),
            sorted: (key, isDescending) => this.change({ s: (isDescending ? "-" : "") + key }),
        });
        this.search = new Search(this);
        this.controls = new Controls(this);
        const reread = () => {
            readState();
            this.refresh();
        };
        window.addEventListener("popstate", reread);
        window.addEventListener("hashchange", reread);
        byID("explore").hidden = false;
        byID("functions").hidden = false;
        readState();
        this.refresh();
    }

    get index() { return Number(state.c); }
    get entry() { return entries[this.index]; }
    get isSingle() { return this.entry.b < 0; }

    /** The view that is shown: what the state asks for, or what the entry has. */
    get view() {
        const allowed = this.isSingle ? ["a", "sandwich"] : ["diff", "a", "b", "both", "sandwich"];
        if (state.v === "sandwich" && this.sandwichName < 0) return allowed[0];
        return allowed.includes(state.v) ? state.v : allowed[0];
    }

    /** The name in the middle of the sandwich, as an index of the strings; −1 when there is none. */
    get sandwichName() {
        return state.f === "" ? -1 : report.strings.indexOf(state.f);
    }

    /** Changes the state, writes it down and shows it. */
    change(changes, isStep = false) {
        Object.assign(state, changes);
        writeState(isStep);
        this.refresh();
    }

    refresh() {
        const rowsKey = state.c;
        if (this.rowsKey !== rowsKey) {
            this.rowsKey = rowsKey;
            this.rows = new FunctionRows(this.index);
            this.table.show(this.rows);
        }
        this.controls.show();
        this.showTrees();
        this.search.update();
        this.showCrumbs();
        this.showInspector();
        this.showTable();
    }

    get shownPanes() { return this.panes.filter((pane) => !pane.figure.hidden); }

    /** What widths stand for in the view that is shown. */
    get width() {
        const choices = this.isSingle ? undefined : widthChoices[this.view];
        return choices?.some(([value]) => value === state.w) ? state.w : choices?.[0][0];
    }

    get isDifference() {
        return !this.isSingle && (this.view === "diff" || this.view === "sandwich");
    }

    /** The tree that is shown; kept as long as nothing changes what it is of. */
    get tree() {
        const key = state.c + "|" + (this.view === "sandwich" ? state.f : "");
        if (this.treeKey !== key) {
            this.treeKey = key;
            const union = unionOfEntry(this.index);
            this.shownTree = this.view === "sandwich" ? sandwichTree(union, this.sandwichName) : union;
            // Nodes of another tree.
            for (const pane of this.panes) pane.forget();
        }
        return this.shownTree;
    }

    showTrees() {
        const { tree, view } = this;
        const zoomed = Number(state.z);
        const isZoomable = Number.isInteger(zoomed) && zoomed > 0 && zoomed < tree.count && view !== "sandwich";
        for (const { graph } of this.panes) {
            graph.flipped = state.o === "up";
            graph.zoomed = isZoomable ? zoomed : 0;
        }
        const key = [this.treeKey, view, this.width, state.k].join("|");
        if (this.layoutKey === key) {
            for (const pane of this.shownPanes) pane.graph.redraw();
            return;
        }
        this.layoutKey = key;
        this.inspector = new Inspector(tree, this.rows, this.isSingle);
        const sides = view === "both" ? [0, 1] : [view === "b" ? 1 : 0];
        byID("stage").classList.toggle("two", view === "both");
        this.panes.forEach((pane, index) => {
            pane.figure.hidden = index >= sides.length;
            if (index >= sides.length) return;
            const look = this.isDifference ? differenceLook(this, tree) : sideLook(this, tree, sides[index]);
            pane.show(tree, look, graphCaption(this, sides[index]));
        });
        this.showNotes();
        byID("graph-legend").replaceChildren(...graphLegend(this));
    }

    find(name) {
        const escaped = report.strings[name].replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
        const view = this.view === "sandwich" ? "" : state.v;
        this.change({ q: "^" + escaped + "$", z: "0", v: view, f: "" }, true);
        byID("explore").scrollIntoView();
        this.panes[0].host.focus({ preventScroll: true });
        this.search.step(1);
    }

    // Zoom, focus, sandwich

    zoom(node) {
        if (this.view === "sandwich") {
            if (node > 0) this.showSandwich(this.tree.names[node], false);
            return;
        }
        this.change({ z: String(node) }, true);
        this.focus(node);
        this.announce(node === 0 ? "zoom reset" : "zoomed into " + this.inspector.name(node));
    }

    focus(node) {
        for (const pane of this.shownPanes) {
            pane.graph.focused = node;
            if (node >= 0) pane.graph.reveal(node);
            pane.describe(node);
            pane.graph.redraw();
        }
        this.showInspector();
    }

    showSandwich(name, isFromTable) {
        this.change({ v: "sandwich", f: report.strings[name], z: "0" }, true);
        this.focus(0);
        if (isFromTable) {
            byID("explore").scrollIntoView();
            this.panes[0].host.focus({ preventScroll: true });
        }
        this.announce("callers and callees of " + shown(name));
    }

    leaveSandwich() {
        this.change({ v: "", f: "" }, true);
    }

    announce(text) {
        byID("live").textContent = text;
    }

    showCrumbs() {
        const crumbs = byID("crumbs");
        if (this.view === "sandwich") {
            crumbs.replaceChildren(makeButton("tool", "Back to the graph", () => this.leaveSandwich()));
            return;
        }
        const list = make("ol");
        const { zoomed } = this.panes[0].graph;
        for (const node of [0, ...this.tree.path(zoomed)]) {
            const item = make("li");
            const crumb = makeButton("crumb", this.inspector.name(node), () => this.zoom(node));
            if (node === zoomed) crumb.setAttribute("aria-current", "location");
            item.append(crumb);
            list.append(item);
        }
        crumbs.replaceChildren(list);
        if (zoomed > 0) crumbs.append(makeButton("tool", "Reset zoom", () => this.zoom(0)));
    }

    showInspector() {
        const { focused, zoomed } = this.panes[0].graph;
        const node = focused >= 0 && focused < this.tree.count ? focused : zoomed;
        const actions = make("p", "actions");
        const name = this.tree.names[node];
        const isMiddle = this.view === "sandwich" && node === 0;
        actions.append(
            makeButton("tool", "Zoom in", () => this.zoom(node), this.view !== "sandwich" && node !== zoomed),
            makeButton("tool", "Callers and callees", () => this.showSandwich(name, false), name >= 0 && !isMiddle),
            makeButton("tool", "Search this name", () => this.find(name), name >= 0),
        );
        const text = make("div", "frame");
        text.append(this.inspector.describe(node));
        byID("inspector").replaceChildren(text, actions);
    }

    /** What must be known before the pictures are looked at. */
    showNotes() {
        const { comparison } = this.entry;
        const notes = comparison ? [...comparison.warnings] : [];
        const dropped = comparison?.elidedFrames ?? [];
        if (dropped.length > 0) {
            notes.push("Left out of the graph, because only one side starts with it: " + dropped.join(", "));
        }
        byID("notes").replaceChildren(...notes.map((text) => make("li", "", visible(text))));
    }

    showTable() {
        const key = [state.c, state.s, state.t, state.p].join("|");
        if (this.tableKey === key) return;
        this.tableKey = key;
        const isDescending = state.s === "" || state.s.startsWith("-");
        this.table.update({ sortKey: state.s.replace(/^-/, ""), isDescending, filter: state.t, presence: state.p });
    }

    themeChanged() {
        this.palette.read();
        for (const pane of this.shownPanes) pane.graph.redraw();
    }

    showEntry(index) {
        this.change({ c: index, z: "0", f: "", v: "" }, true);
    }

    showView(view) {
        if (!view) return;
        if (view === "sandwich") {
            const { focused, zoomed } = this.panes[0].graph;
            const name = this.tree.names[focused > 0 ? focused : zoomed];
            this.showSandwich(name >= 0 ? name : this.rows.rows[0]?.name ?? 0, false);
        } else {
            this.change({ v: view, f: "" }, true);
        }
    }

    flip() {
        this.change({ o: state.o === "up" ? "" : "up" });
        for (const pane of this.shownPanes) pane.graph.reveal(pane.graph.zoomed);
    }

    escape() {
        if (this.view === "sandwich") this.leaveSandwich();
        else if (state.z !== "0") this.zoom(0);
        else if (state.q !== "") this.change({ q: "" });
    }
}
