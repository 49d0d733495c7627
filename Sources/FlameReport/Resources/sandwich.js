// The sandwich: one function in the middle, all that calls it above, all that it calls below.

/**
 * The tree of a function's callers and callees, merged over every place where it stands.
 *
 * Where the function calls itself only the outermost call counts, so that nothing is counted twice. The function is node
 * 0; `directions` is −1 for callers and 1 for callees.
 */
function sandwichTree(tree, name) {
    const places = outermost(tree, 0, (node) => tree.names[node] === name);
    const builder = new TreeBuilder();
    const frame = places.length > 0 ? tree.frames[places[0]] : -1;
    addCallees(builder, tree, places);
    const calleeCount = builder.callers.length;
    addCallers(builder, tree, places);
    const isCaller = builder.callers.map((_, node) => node >= calleeCount);
    const drawn = finishSandwich(builder, isCaller);
    drawn.frames[0] = frame;
    drawn.names[0] = name;
    if (places.length > 0) {
        drawn.categories[0] = tree.categories[places[0]];
        drawn.callerCategories[0] = tree.callerCategories[places[0]];
    }
    return drawn;
}

function addCallees(builder, tree, places) {
    const copies = new Map();
    for (const place of places) {
        for (let node = place; node < tree.ends[place]; node += 1) {
            const copy = node === place
                ? 0
                : builder.node(
                    copies.get(tree.callers[node]),
                    tree.frames[node],
                    tree.categories[node],
                    tree.callerCategories[node],
                );
            copies.set(node, copy);
            for (const side of [0, 1]) builder.add(copy, side, tree.own[side][node], tree.ownSamples[side][node]);
        }
    }
}

/** Callers grow from the function outwards. They are kept apart from callees of the same names. */
function addCallers(builder, tree, places) {
    const callees = builder.places;
    builder.places = new Map();
    for (const place of places) {
        let at = 0;
        for (let node = tree.callers[place]; node > 0; node = tree.callers[node]) {
            at = builder.node(at, tree.frames[node], tree.categories[node], tree.callerCategories[node]);
        }
        if (at === 0) continue;
        for (const side of [0, 1]) builder.add(at, side, tree.total[side][place], tree.samples[side][place]);
    }
    builder.places = callees;
}

/** Callers' costs are the function's again, so they stay out of its sum. */
function finishSandwich(builder, isCaller) {
    const order = builder.order();
    const drawn = builder.finish();
    drawn.directions = new Int8Array(drawn.count);
    order.forEach((old, node) => (drawn.directions[node] = node === 0 ? 0 : isCaller[old] ? -1 : 1));
    for (const side of [0, 1]) {
        for (const [own, total] of [[drawn.own, drawn.total], [drawn.ownSamples, drawn.samples]]) {
            total[side][0] = own[side][0];
            for (let node = 1; node < drawn.count; node += 1) {
                if (drawn.callers[node] === 0 && drawn.directions[node] === 1) total[side][0] += total[side][node];
            }
        }
    }
    return drawn;
}
