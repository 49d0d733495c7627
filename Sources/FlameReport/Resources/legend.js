// What the colours of the graph mean.

/** The legend of the view that is shown. */
function graphLegend(page) {
    if (page.isDifference) return differenceLegend(page.width === "sum");
    return [state.k === "module" ? moduleLegend() : categoryLegend(page.tree)];
}

function differenceLegend(isSplit) {
    const box = (className, text) => {
        const item = make("span", "step");
        item.append(make("span", "box " + className), make("span", "", text));
        return item;
    };
    const scale = make("div", "scale");
    scale.append(
        box("less-4", "⊖ only in A"), box("less-3", "− 50 % or more"), box("less-2", "− 25 %"), box("less-1", "− 10 %"),
        box("even", "less than 10 %"),
        box("more-1", "+ 10 %"), box("more-2", "+ 25 %"), box("more-3", "+ 50 % or more"), box("more-4", "⊕ only in B"),
    );
    const doubts = make("div", "scale");
    doubts.append(box("lines", "not significant"), box("dots", "not tested: too few samples"));
    if (isSplit) doubts.append(box("split", "width is A + B, the shaded part A’s"));
    doubts.append(make("span", "note", "Colours are in proportion to the larger side."));
    return [scale, doubts];
}

function moduleLegend() {
    const list = make("ul", "legend");
    list.append(make("li", "", "Frames of one module have one colour."));
    return list;
}

/** The categories of a tree, the most expensive first. */
function categoryLegend(tree) {
    const list = make("ul", "legend");
    const costs = new Map();
    const categories = state.k === "caller" ? tree.callerCategories : tree.categories;
    for (let node = 0; node < tree.count; node += 1) {
        const value = tree.own[0][node] + tree.own[1][node];
        if (value > 0) costs.set(categories[node], (costs.get(categories[node]) ?? 0) + value);
    }
    for (const [category] of [...costs].sort((one, other) => other[1] - one[1])) {
        const name = category < 0 ? "unknown" : categoryNames[category];
        const item = make("li");
        item.append(make("span", "swatch c-" + categoryVariable(name)), visible(name));
        list.append(item);
    }
    return list;
}
