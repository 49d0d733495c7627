// The flame graph on a canvas: layout, drawing, and which frame is where. Only what can be seen is drawn.

const rowHeight = 19;
const smallestWidth = 0.6;
const font = '12px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';

/** Widths of letters, measured once: measuring every label would take most of the time of a frame. */
class LetterWidths {
    constructor(context) {
        context.font = font;
        this.context = context;
        this.known = new Map();
    }

    of(letter) {
        let width = this.known.get(letter);
        if (width === undefined) {
            width = this.context.measureText(letter).width;
            this.known.set(letter, width);
        }
        return width;
    }

    /** How many letters fit into a width; all when everything fits. */
    fitting(text, width) {
        let used = 0;
        for (let index = 0; index < text.length; index += 1) {
            used += this.of(text[index]);
            if (used > width) return index;
        }
        return text.length;
    }
}

/** The part of a name that still tells most when there is little room: the function without module and types. */
function shortName(name) {
    // What has no symbol is named after its module, as [libz.so.1].
    if (name.startsWith("[")) return name;
    const end = name.search(/[(<]/);
    const head = end > 0 ? name.slice(0, end) : name;
    const start = Math.max(head.lastIndexOf(".") + 1, head.includes("::") ? head.lastIndexOf("::") + 2 : 0);
    return head.slice(start) || name;
}

class FlameGraph {
    /**
     * @param {HTMLElement} host The element that scrolls.
     * @param {object} options Functions: `name(node)`, `fill(node)`, `split(node)`, `glyph(node)`.
     */
    constructor(host, palette) {
        this.host = host;
        this.palette = palette;
        this.canvas = host.querySelector("canvas");
        this.spacer = host.querySelector(".spacer");
        this.context = this.canvas.getContext("2d");
        this.letters = new LetterWidths(this.context);
        this.zoomed = 0;
        this.focused = -1;
        this.hovered = -1;
        this.flipped = false;
        this.matches = null;
        this.pending = 0;
        this.drawnRows = [];
        host.addEventListener("scroll", () => this.redraw(), { passive: true });
        new ResizeObserver(() => this.resize()).observe(host);
    }

    /** Shows a tree; `look` says what its nodes look like and how wide they are. */
    show(tree, look) {
        this.tree = tree;
        this.look = look;
        this.place = layout(tree, look.width);
        let above = 0;
        let below = 0;
        for (let node = 0; node < tree.count; node += 1) {
            if (this.place.widths[node] <= 0) continue;
            const depth = tree.depths[node];
            if (tree.directions?.[node] === -1) above = Math.max(above, depth);
            else below = Math.max(below, depth);
        }
        this.above = above;
        this.below = below;
        if (this.zoomed >= tree.count) this.zoomed = 0;
        if (this.focused >= tree.count) this.focused = -1;
        this.resize();
    }

    /** The row in which a node is drawn, from the top. */
    row(node) {
        const depth = this.tree.depths[node];
        if (this.tree.directions) return this.above + (this.tree.directions[node] === -1 ? -depth : depth);
        return this.flipped ? this.below - depth : depth;
    }

    get rowCount() { return this.above + this.below + 1; }

    resize() {
        if (!this.tree) return;
        const ratio = window.devicePixelRatio || 1;
        const wanted = this.rowCount * rowHeight + 1;
        this.spacer.style.height = wanted + "px";
        // With its borders; the style sheet sets the limit from which on it scrolls.
        this.host.style.height = wanted + 2 + "px";
        const width = this.host.clientWidth;
        const height = Math.min(wanted, this.host.clientHeight || wanted);
        this.width = width;
        this.height = height;
        this.canvas.width = Math.max(1, Math.round(width * ratio));
        this.canvas.height = Math.max(1, Math.round(height * ratio));
        this.canvas.style.width = width + "px";
        this.canvas.style.height = height + "px";
        this.draw();
    }

    redraw() {
        if (this.pending || !this.tree) return;
        this.pending = requestAnimationFrame(() => {
            this.pending = 0;
            this.draw();
        });
    }

    /** The scale and shift that put the zoomed node across the width. */
    get scale() {
        const width = this.place.widths[this.zoomed];
        return width > 0 ? this.width / width : 0;
    }

    /** The left edge and the width of a node in pixels; callers of the zoomed node take the whole width. */
    span(node) {
        if (this.isAncestorOfZoomed(node)) return [0, this.width];
        const left = (this.place.starts[node] - this.place.starts[this.zoomed]) * this.scale;
        return [left, this.place.widths[node] * this.scale];
    }

    isAncestorOfZoomed(node) {
        return node < this.zoomed && this.tree.ends[node] > this.zoomed;
    }

    draw() {
        const started = performance.now();
        const { context, tree } = this;
        const ratio = window.devicePixelRatio || 1;
        context.setTransform(ratio, 0, 0, ratio, 0, 0);
        context.clearRect(0, 0, this.width, this.height);
        context.font = font;
        context.textBaseline = "middle";
        this.rectangles = 0;
        const top = this.host.scrollTop;
        const firstRow = Math.floor(top / rowHeight);
        const lastRow = Math.ceil((top + this.height) / rowHeight);
        this.drawnRows = [];
        const skipped = new Float64Array(this.rowCount).fill(-1);
        for (let node = 0; node < tree.count;) {
            const [left, width] = this.span(node);
            if (width < smallestWidth || left >= this.width || left + width <= 0) {
                if (width > 0 && left < this.width && left + width > 0) this.drawTiny(node, left, top, skipped);
                node = tree.ends[node];
                continue;
            }
            const row = this.row(node);
            if (row >= firstRow && row <= lastRow) this.drawFrame(node, left, width, row * rowHeight - top);
            node += 1;
        }
        this.drawFocus(top);
        this.canvas.dataset.rectangles = this.rectangles;
        this.canvas.dataset.milliseconds = (performance.now() - started).toFixed(2);
    }

    /** Frames too narrow to draw leave one mark per pixel, so that a crowd of them is not a gap. */
    drawTiny(node, left, top, skipped) {
        const row = this.row(node);
        const pixel = Math.floor(left);
        if (skipped[row] >= pixel) return;
        skipped[row] = pixel;
        const y = row * rowHeight - top;
        if (y < -rowHeight || y > this.height) return;
        this.context.fillStyle = this.palette.tiny;
        this.context.fillRect(pixel, y, 1, rowHeight - 1);
        this.rectangles += 1;
    }

    drawFrame(node, left, width, y) {
        const { context, palette } = this;
        const start = Math.max(left, 0);
        const end = Math.min(left + width, this.width);
        const gap = end - start > 2.5 ? 1 : 0;
        const isMatch = this.matches !== null && node > 0 && this.matches[this.tree.names[node]] === 1;
        context.globalAlpha = this.alpha(node, isMatch);
        context.fillStyle = isMatch ? palette.match : this.look.fill(node, context);
        context.fillRect(start, y, end - start - gap, rowHeight - 1);
        this.rectangles += 1;
        const split = this.look.split?.(node);
        if (split !== undefined && end - start > 4) this.drawSplit(start, end - gap, left + width * split, y);
        context.globalAlpha = 1;
        if (end - start > 18) this.drawLabel(node, start, end - start - gap, y, isMatch);
    }

    /** The part of a frame that is A's: a little darker, with a line below it. */
    drawSplit(start, end, middle, y) {
        const shaded = Math.min(Math.max(middle, start), end) - start;
        this.context.fillStyle = this.palette.shade;
        this.context.fillRect(start, y, shaded, rowHeight - 1);
        this.context.fillStyle = this.palette.line;
        this.context.fillRect(start, y + rowHeight - 4, shaded, 3);
    }

    /** While something is searched, or a frame is zoomed, the rest steps back. */
    alpha(node, isMatch) {
        if (this.isAncestorOfZoomed(node)) return 0.55;
        return this.matches !== null && !isMatch && node > 0 ? 0.45 : 1;
    }

    drawLabel(node, start, width, y, isMatch) {
        const room = width - 8;
        const glyph = this.look.glyph?.(node) ?? "";
        const full = glyph + this.look.name(node);
        let text = full;
        if (this.letters.fitting(full, room) < full.length) {
            text = glyph + shortName(this.look.name(node));
            const fitting = this.letters.fitting(text, room);
            if (fitting < text.length) {
                const cut = this.letters.fitting(text, room - this.letters.of("…"));
                if (cut < glyph.length + 1) text = glyph.trim();
                else text = text.slice(0, cut) + "…";
                if (this.letters.fitting(text, room) < text.length) return;
            }
        }
        this.context.fillStyle = isMatch ? this.palette.matchText : this.palette.text;
        this.context.fillText(text, start + 4, y + rowHeight / 2);
    }

    drawFocus(top) {
        for (const node of [this.hovered, this.focused]) {
            if (node < 0 || node >= this.tree.count) continue;
            const [left, width] = this.span(node);
            const start = Math.max(left, 0);
            const end = Math.min(left + Math.max(width, 2), this.width);
            if (end <= start) continue;
            this.context.strokeStyle = this.palette.focus;
            this.context.lineWidth = node === this.focused ? 2 : 1;
            const inset = this.context.lineWidth / 2;
            const y = this.row(node) * rowHeight - top;
            const inner = Math.max(end - start - 2 * inset, 1);
            this.context.strokeRect(start + inset, y + inset, inner, rowHeight - 1 - 2 * inset);
        }
    }

    /** The node at a point of the canvas; −1 where there is none. */
    nodeAt(x, y) {
        if (!this.tree) return -1;
        const row = Math.floor((y + this.host.scrollTop) / rowHeight);
        let found = -1;
        for (let node = 0; node < this.tree.count;) {
            const [left, width] = this.span(node);
            if (x < left || x >= left + width || width < smallestWidth) {
                node = this.tree.ends[node];
                continue;
            }
            if (this.row(node) === row) {
                found = node;
                break;
            }
            // In a sandwich the middle has callees and callers at the same place, in two lines of descent.
            node += 1;
        }
        return found;
    }

    zoom(node) {
        this.zoomed = node;
        this.reveal(node);
        this.redraw();
    }

    /** Scrolls so that a node's row can be seen. */
    reveal(node) {
        const y = this.row(node) * rowHeight;
        const { scrollTop, clientHeight } = this.host;
        if (y < scrollTop) this.host.scrollTop = y - rowHeight;
        else if (y + rowHeight > scrollTop + clientHeight) this.host.scrollTop = y + 2 * rowHeight - clientHeight;
    }

    /** Callees that can be seen at the present zoom, from left to right. */
    callees(node, direction = 0) {
        const callees = [];
        for (let at = node + 1; at < this.tree.ends[node]; at = this.tree.ends[at]) {
            if (this.place.widths[at] <= 0) continue;
            const isOfBothWays = direction !== 0 && node === 0 && this.tree.directions;
            if (isOfBothWays && this.tree.directions[at] !== direction) continue;
            callees.push(at);
        }
        return callees;
    }
}
