// Trees that can be drawn: two services' trees in one, sums, places, searches. Only sums and proportions are computed
// here; what needs statistics comes with the data.

/**
 * A tree whose nodes have a cost on side A and on side B.
 *
 * Nodes are in depth-first order with siblings by name, so a node's callees are the nodes up to `ends[node]`.
 */
class DrawnTree {
    constructor(count) {
        this.count = count;
        this.callers = new Int32Array(count).fill(-1);
        this.depths = new Int32Array(count);
        this.ends = new Int32Array(count);
        /** Frames as indices of the report's; −1 for the root. */
        this.frames = new Int32Array(count).fill(-1);
        /** Names as indices of the report's strings; −1 for the root. */
        this.names = new Int32Array(count).fill(-1);
        this.categories = new Int32Array(count).fill(-1);
        this.callerCategories = new Int32Array(count).fill(-1);
        this.own = [new Float64Array(count), new Float64Array(count)];
        this.total = [new Float64Array(count), new Float64Array(count)];
        this.ownSamples = [new Float64Array(count), new Float64Array(count)];
        this.samples = [new Float64Array(count), new Float64Array(count)];
        /** Whether callers stand above (1) or below (−1) their callees; the sandwich has both. */
        this.directions = null;
    }

    /** Fills in what follows from callers and own values. */
    finish() {
        for (let node = 1; node < this.count; node += 1) {
            this.depths[node] = this.depths[this.callers[node]] + 1;
        }
        for (let node = this.count - 1; node >= 0; node -= 1) {
            this.ends[node] = Math.max(this.ends[node], node + 1);
            const caller = this.callers[node];
            if (caller >= 0) this.ends[caller] = Math.max(this.ends[caller], this.ends[node]);
        }
        for (const side of [0, 1]) {
            this.total[side].set(this.own[side]);
            this.samples[side].set(this.ownSamples[side]);
            for (let node = this.count - 1; node > 0; node -= 1) {
                this.total[side][this.callers[node]] += this.total[side][node];
                this.samples[side][this.callers[node]] += this.samples[side][node];
            }
        }
        return this;
    }

    /** The nodes from the outermost to `node`, without the root. */
    path(node) {
        const path = [];
        for (let at = node; at > 0; at = this.callers[at]) path.push(at);
        return path.reverse();
    }
}

/** Collects nodes by caller and name, in any order, and then numbers them as a `DrawnTree` wants them. */
class TreeBuilder {
    constructor() {
        this.callers = [-1];
        this.frames = [-1];
        this.categories = [-1];
        this.callerCategories = [-1];
        this.values = [[0, 0, 0, 0]];
        this.places = new Map();
    }

    /** The node of a frame below a caller, which is added when it is new. */
    node(caller, frame, category, callerCategory) {
        const key = caller * report.strings.length + frames.names[frame];
        const known = this.places.get(key);
        if (known !== undefined) return known;
        const node = this.callers.length;
        this.places.set(key, node);
        this.callers.push(caller);
        this.frames.push(frame);
        this.categories.push(category);
        this.callerCategories.push(callerCategory);
        this.values.push([0, 0, 0, 0]);
        return node;
    }

    /** Adds to a node's own cost and samples on a side. */
    add(node, side, cost, samples) {
        this.values[node][side] += cost;
        this.values[node][2 + side] += samples;
    }

    finish() {
        const order = this.order();
        const tree = new DrawnTree(order.length);
        const places = new Int32Array(order.length);
        order.forEach((old, node) => {
            places[old] = node;
            if (node > 0) tree.callers[node] = places[this.callers[old]];
            tree.frames[node] = this.frames[old];
            tree.names[node] = node > 0 ? frames.names[this.frames[old]] : -1;
            tree.categories[node] = this.categories[old];
            tree.callerCategories[node] = this.callerCategories[old];
            const values = this.values[old];
            for (const side of [0, 1]) {
                tree.own[side][node] = values[side];
                tree.ownSamples[side][node] = values[2 + side];
            }
        });
        return tree.finish();
    }

    /** Depth-first, siblings by name. */
    order() {
        const children = this.callers.map(() => null);
        for (let node = 1; node < this.callers.length; node += 1) {
            (children[this.callers[node]] ??= []).push(node);
        }
        const rank = (node) => rankOfString[frames.names[this.frames[node]]];
        const order = [];
        const pending = [0];
        while (pending.length > 0) {
            const node = pending.pop();
            order.push(node);
            const below = children[node];
            if (!below) continue;
            below.sort((a, b) => rank(b) - rank(a));
            for (const child of below) pending.push(child);
        }
        return order;
    }
}

/** One or two services' trees in one, by name. */
function unionTree(entry) {
    const builder = new TreeBuilder();
    if (entry.comparison?.tree) {
        addMerged(builder, entry.comparison.tree);
    } else {
        [entry.a, entry.b].forEach((service, side) => {
            if (service < 0) return;
            addService(builder, treeOfService(service), side, unpacked(entry.comparison?.elidedNodes[side] ?? ""));
        });
    }
    return builder.finish();
}

/** Adds a service's tree; nodes that were dropped give their callees to their caller. */
function addService(builder, tree, side, elided) {
    const isElided = new Uint8Array(tree.count);
    for (const node of elided) isElided[node] = 1;
    const places = new Int32Array(tree.count);
    for (let node = 0; node < tree.count; node += 1) {
        const caller = node > 0 ? places[tree.callers[node]] : 0;
        const isCounted = tree.own[node] !== 0 || tree.ownSamples[node] !== 0;
        let place = caller;
        if (node > 0 && (!isElided[node] || isCounted)) {
            place = builder.node(caller, tree.frames[node], tree.categories[node], tree.callerCategories[node]);
        }
        if (isCounted) builder.add(place, side, tree.own[node], tree.ownSamples[node]);
        places[node] = isElided[node] ? caller : place;
    }
}

/** Adds a tree that came merged, because only a part of the services was compared. It does not tell samples. */
function addMerged(builder, merged) {
    const steps = unpacked(merged.callers);
    const ofNodes = unpacked(merged.frames);
    const count = steps.length + 1;
    const categories = runs(merged.categories, count, -1);
    const places = new Int32Array(count);
    for (let node = 0; node < count; node += 1) {
        if (node > 0) {
            const caller = places[node - steps[node - 1]];
            places[node] = builder.node(caller, ofNodes[node - 1], categories[node], categories[node]);
        }
        builder.add(places[node], 0, merged.selfOfA[node], 0);
        builder.add(places[node], 1, merged.selfOfB[node], 0);
    }
}

/** The union tree of an entry, merged when it is first asked for. */
const unionOfEntry = (() => {
    const trees = [];
    return (index) => (trees[index] ??= unionTree(entries[index]));
})();

/**
 * Where nodes stand from left to right: a node's callees side by side, its own cost behind them. In a sandwich the
 * callers of the middle have their own line, which begins at its left edge too.
 *
 * @param {DrawnTree} tree
 * @param {(node: number) => number} width
 */
function layout(tree, width) {
    const starts = new Float64Array(tree.count);
    const widths = new Float64Array(tree.count);
    const cursors = new Float64Array(tree.count);
    let callersCursor = 0;
    for (let node = 0; node < tree.count; node += 1) {
        const caller = tree.callers[node];
        widths[node] = width(node);
        if (caller === 0 && tree.directions?.[node] === -1) {
            starts[node] = callersCursor;
            callersCursor += widths[node];
        } else if (caller >= 0) {
            starts[node] = cursors[caller];
            cursors[caller] += widths[node];
        }
        cursors[node] = starts[node];
    }
    return { starts, widths };
}

/** The outermost nodes that fulfil a condition: nested ones are part of them and are not counted twice. */
function outermost(tree, from, isMatch) {
    const found = [];
    for (let node = from; node < tree.ends[from];) {
        if (isMatch(node)) {
            found.push(node);
            node = tree.ends[node];
        } else {
            node += 1;
        }
    }
    return found;
}

/** The sums of a side's costs over nodes. */
function sum(values, nodes) {
    return nodes.reduce((total, node) => total + values[node], 0);
}

/** Functions of a tree by name, for an entry that has no comparison: total (recursion once) and own cost. */
function functionsOfTree(tree) {
    const functions = new Map();
    const onStack = new Map();
    const open = [];
    for (let node = 1; node < tree.count; node += 1) {
        while (open.length > 0 && tree.ends[open[open.length - 1]] <= node) {
            const name = tree.names[open.pop()];
            onStack.set(name, onStack.get(name) - 1);
        }
        const name = tree.names[node];
        const found = functions.get(name) ?? { name, frame: tree.frames[node], node, total: 0, own: 0 };
        functions.set(name, found);
        if (!onStack.get(name)) found.total += tree.total[0][node];
        found.own += tree.own[0][node];
        onStack.set(name, (onStack.get(name) ?? 0) + 1);
        open.push(node);
    }
    return [...functions.values()].sort((a, b) => b.total - a.total);
}
