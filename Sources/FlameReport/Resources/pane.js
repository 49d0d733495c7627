// One flame graph of the page: pointer, keys, and what screen readers hear of it.

class Pane {
    constructor(index, page) {
        this.page = page;
        this.index = index;
        this.figure = document.getElementById("pane-" + index);
        this.host = this.figure.querySelector(".graph");
        this.item = document.getElementById("item-" + index);
        this.graph = new FlameGraph(this.host, page.palette);
        this.listen();
    }

    show(tree, look, caption) {
        const text = this.figure.querySelector("figcaption");
        text.replaceChildren(caption);
        this.host.setAttribute("aria-label", "Flame graph: " + text.textContent.trim());
        this.graph.show(tree, look);
        this.describe(this.graph.focused);
    }

    /** No frame is focused any more. */
    forget() {
        this.graph.focused = -1;
        this.graph.hovered = -1;
    }

    /** Tells screen readers which frame is focused. */
    describe(node) {
        if (node < 0 || !this.graph.tree || node >= this.graph.tree.count) {
            this.host.removeAttribute("aria-activedescendant");
            this.item.textContent = "";
            return;
        }
        const { tree } = this.graph;
        const siblings = node === 0 ? [0] : this.graph.callees(tree.callers[node]);
        this.item.setAttribute("aria-level", String(tree.depths[node] + 1));
        this.item.setAttribute("aria-setsize", String(siblings.length));
        this.item.setAttribute("aria-posinset", String(siblings.indexOf(node) + 1));
        this.item.setAttribute("aria-expanded", String(this.graph.callees(node).length > 0));
        this.item.textContent = this.page.inspector.sentence(node);
        this.host.setAttribute("aria-activedescendant", this.item.id);
    }

    listen() {
        const { host, graph, page } = this;
        host.addEventListener("pointermove", (event) => this.hover(event));
        host.addEventListener("pointerleave", () => this.leave());
        host.addEventListener("scroll", () => this.leave(), { passive: true });
        host.addEventListener("click", (event) => {
            const node = this.nodeAt(event);
            if (node < 0) return;
            // A finger has no hover: its first touch shows the figures, a second one zooms.
            const isTouch = event.pointerType === "touch" && graph.focused !== node;
            if (isTouch) page.focus(node);
            else page.zoom(node);
        });
        host.addEventListener("contextmenu", (event) => {
            const node = this.nodeAt(event);
            if (node <= 0) return;
            event.preventDefault();
            page.showSandwich(graph.tree.names[node], false);
        });
        host.addEventListener("focus", () => {
            if (graph.focused < 0) page.focus(graph.zoomed);
        });
        host.addEventListener("keydown", (event) => this.key(event));
    }

    nodeAt(event) {
        const box = this.graph.canvas.getBoundingClientRect();
        return this.graph.nodeAt(event.clientX - box.left, event.clientY - box.top);
    }

    hover(event) {
        if (event.pointerType === "touch") return;
        const node = this.nodeAt(event);
        if (node < 0) {
            this.leave();
            return;
        }
        if (node !== this.graph.hovered) {
            this.graph.hovered = node;
            this.graph.redraw();
            this.content = this.page.inspector.describe(node);
            placeTooltip(this.content, event.clientX, event.clientY);
        } else {
            moveTooltip(event.clientX, event.clientY);
        }
    }

    leave() {
        hideTooltip();
        if (this.graph.hovered < 0) return;
        this.graph.hovered = -1;
        this.graph.redraw();
    }

    key(event) {
        const { graph, page } = this;
        const focused = graph.focused < 0 ? graph.zoomed : graph.focused;
        const isUp = graph.flipped && !graph.tree.directions;
        const moves = {
            ArrowDown: () => (isUp ? this.caller(focused) : this.below(focused)),
            ArrowUp: () => (isUp ? this.widest(focused) : this.above(focused)),
            ArrowLeft: () => this.beside(focused, -1),
            ArrowRight: () => this.beside(focused, 1),
            Home: () => graph.zoomed,
        };
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (moves[event.key]) {
            const node = moves[event.key]();
            if (node >= 0) page.focus(node);
        } else if (event.key === "Enter") {
            page.zoom(focused);
        } else if (event.key === "Backspace") {
            const outer = graph.tree.callers[graph.zoomed];
            if (outer >= 0) page.zoom(outer);
        } else {
            return;
        }
        event.preventDefault();
        event.stopPropagation();
    }

    /** In a sandwich callers stand above the middle, so the way up from there leads into them. */
    above(node) {
        const { tree } = this.graph;
        if (!tree.directions) return this.caller(node);
        if (tree.directions[node] === 1) return tree.callers[node];
        return this.widest(node, -1);
    }

    below(node) {
        const { tree } = this.graph;
        if (tree.directions?.[node] === -1) return tree.callers[node];
        return this.widest(node, 1);
    }

    caller(node) {
        return this.graph.tree.callers[node];
    }

    widest(node, direction = 0) {
        const { widths } = this.graph.place;
        return this.graph.callees(node, direction)
            .reduce((best, at) => (best < 0 || widths[at] > widths[best] ? at : best), -1);
    }

    /** The next frame of the same row, whoever calls it. */
    beside(node, step) {
        const { graph } = this;
        const { tree, place } = graph;
        const row = graph.row(node);
        for (let at = node + step; at >= 0 && at < tree.count; at += step) {
            if (place.widths[at] > 0 && graph.row(at) === row && this.isInZoom(at)) return at;
        }
        return -1;
    }

    isInZoom(node) {
        const { zoomed, tree } = this.graph;
        return node >= zoomed && node < tree.ends[zoomed];
    }
}
