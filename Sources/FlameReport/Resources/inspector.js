// What is said of a frame: in the tooltip, in the panel below the graph, and to screen readers.

const byID = (id) => document.getElementById(id);

/** An element with text; names of elements and classes are literals of this file. */
function make(name, className, text) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
}

/** A button that does something. */
function makeButton(className, text, action, isEnabled = true) {
    const button = make("button", className, text);
    button.type = "button";
    button.disabled = !isEnabled;
    button.addEventListener("click", action);
    return button;
}

/** The functions of an entry by name with what the statistics say: rows of the table, and colours of frames. */
class FunctionRows {
    constructor(index) {
        const entry = entries[index];
        const comparison = entry.comparison;
        this.unit = report.services[entry.a].measurement.unit;
        this.isComparison = comparison !== null;
        const tree = unionOfEntry(index);
        this.rows = comparison ? FunctionRows.compared(comparison, tree) : FunctionRows.single(tree);
        this.byName = new Map(this.rows.map((row) => [row.name, row]));
        this.whole = comparison ? FunctionRows.change(comparison.whole) : null;
    }

    /** A change of the data block, by name. */
    static change([a = 0, b = 0, finding = 0, probability = null, lower = null, upper = null]) {
        return { a, b, finding, probability, lower, upper, difference: b - a, relative: relative(a, b) };
    }

    /** What the comparison found; full names and modules are those of the first frame of the name. */
    static compared(comparison, tree) {
        const { names, categories, total, own } = comparison.functions;
        const frameOfName = new Map();
        for (let node = tree.count - 1; node > 0; node -= 1) frameOfName.set(tree.names[node], tree.frames[node]);
        const ofCategory = unpacked(categories);
        return unpacked(names).map((name, index) => ({
            name,
            frame: frameOfName.get(name) ?? -1,
            category: ofCategory[index],
            total: FunctionRows.change(total[index]),
            own: FunctionRows.change(own[index]),
        }));
    }

    static single(tree) {
        return functionsOfTree(tree).map((found) => ({
            name: found.name,
            frame: found.frame,
            category: tree.categories[found.node],
            total: FunctionRows.change([found.total]),
            own: FunctionRows.change([found.own]),
        }));
    }
}

const findingTexts = ["not tested: too few samples, or a single round", "not significant", "significant"];

/** The finding of a change, with its probability. */
function findingText(change) {
    const doubt = change.probability === null ? "" : ", " + probability(change.probability) + " adjusted";
    return findingTexts[change.finding] + doubt;
}

function intervalText(change, unit) {
    if (change.lower === null || change.upper === null) return "–";
    return signedCost(change.lower, unit) + " … " + signedCost(change.upper, unit);
}

/** Describes frames of one tree. */
class Inspector {
    constructor(tree, rows, isSingle) {
        this.tree = tree;
        this.rows = rows;
        this.isSingle = isSingle;
    }

    name(node) {
        return this.tree.names[node] < 0 ? "all" : shown(this.tree.names[node]);
    }

    fullName(node) {
        const frame = this.tree.frames[node];
        if (frame < 0) return this.name(node);
        return shown(frames.fullNames[frame]);
    }

    /** The function's figures over all its frames; the whole's for the root. */
    row(node) {
        const name = this.tree.names[node];
        return name < 0 ? this.rows.whole && { total: this.rows.whole } : this.rows.byName.get(name);
    }

    /** Module, kind and category in a line. */
    origin(node) {
        const frame = this.tree.frames[node];
        if (frame < 0) return "";
        const module = shown(frames.modules[frame]);
        const kind = frames.kinds[frame] & 3;
        const parts = [];
        if (module) parts.push(module);
        if (kind === 2) parts.push("inlined");
        const category = this.tree.categories[node];
        if (category >= 0) parts.push(visible(categoryNames[category]));
        return parts.join(" · ");
    }

    /** One sentence for screen readers. */
    sentence(node) {
        const { unit } = this.rows;
        const [a, b] = [this.tree.total[0][node], this.tree.total[1][node]];
        if (this.isSingle) return `${this.name(node)}: ${cost(a, unit)}, ${percent(a / this.tree.total[0][0])}`;
        const row = this.row(node);
        const finding = row ? ", " + findingTexts[row.total.finding] : "";
        return `${this.name(node)}: A ${cost(a, unit)}, B ${cost(b, unit)}, difference ${signedCost(b - a, unit)}, `
            + change(a, b) + finding;
    }

    /** The figures of a frame as a table, and those of its function below. */
    figures(node) {
        const { unit } = this.rows;
        const table = make("table", "mini");
        const sides = this.isSingle ? ["cost", "share", "samples"] : ["A", "B", "B − A", ""];
        const head = table.createTHead().insertRow();
        head.append(make("td"), ...sides.map((text) => make("th", "", text)));
        const body = table.createTBody();
        for (const [label, values, samples] of [
            ["total", this.tree.total, this.tree.samples],
            ["self", this.tree.own, this.tree.ownSamples],
        ]) {
            const line = body.insertRow();
            line.append(make("th", "", label));
            const [a, b] = [values[0][node], values[1][node]];
            const share = (side) => percent(values[side][node] / this.tree.total[side][0]);
            const cells = this.isSingle
                ? [cost(a, unit), share(0), decimal(samples[0][node], 0)]
                : [cost(a, unit), cost(b, unit), signedCost(b - a, unit), change(a, b)];
            line.append(...cells.map((text) => make("td", "", text)));
            if (this.isSingle || label === "self") continue;
            const counts = [0, 1].map((side) => decimal(samples[side][node], 0));
            for (const [name, ofA, ofB] of [["of all", share(0), share(1)], ["samples", ...counts]]) {
                const below = body.insertRow();
                below.className = "sub";
                below.append(make("th", "", name), ...[ofA, ofB, "", ""].map((text) => make("td", "", text)));
            }
        }
        return table;
    }

    /** Everything about a frame. */
    describe(node) {
        const parts = document.createDocumentFragment();
        parts.append(make("p", "frame-name", this.fullName(node)));
        const origin = this.origin(node);
        if (origin) parts.append(make("p", "frame-origin", origin));
        parts.append(this.figures(node));
        const row = this.row(node);
        if (row && !this.isSingle) {
            const { unit } = this.rows;
            const text = make("p", "frame-finding finding-" + row.total.finding);
            text.append(
                make("span", "", this.tree.names[node] < 0 ? "The whole: " : "The function everywhere: "),
                make("b", "", signedCost(row.total.difference, unit)),
                row.total.lower === null ? "" : " (95 % interval " + intervalText(row.total, unit) + ")",
                ", " + findingText(row.total),
            );
            parts.append(text);
        }
        return parts;
    }
}

/** Shows the tooltip near a point, inside the window. */
function placeTooltip(content, x, y) {
    const tooltip = document.getElementById("tooltip");
    tooltip.replaceChildren(content);
    tooltip.hidden = false;
    moveTooltip(x, y);
}

function moveTooltip(x, y) {
    const tooltip = document.getElementById("tooltip");
    const { offsetWidth, offsetHeight } = tooltip;
    const left = Math.min(x + 16, window.innerWidth - offsetWidth - 8);
    const isBelow = y + 20 + offsetHeight < window.innerHeight;
    tooltip.style.left = Math.max(8, left) + "px";
    tooltip.style.top = Math.max(8, isBelow ? y + 20 : y - offsetHeight - 12) + "px";
}

function hideTooltip() {
    document.getElementById("tooltip").hidden = true;
}
