// What frames look like: how wide they are, how they are coloured, what stands on them.

/** The frames of one side, coloured by category or module. */
function sideLook(page, tree, side) {
    const { palette, inspector } = page;
    const values = tree.total[side];
    const categories = state.k === "caller" ? tree.callerCategories : tree.categories;
    const isOnOneScale = page.view === "both" && page.width === "scale";
    const fullWidth = isOnOneScale ? Math.max(tree.total[0][0], tree.total[1][0]) : values[0];
    return {
        width: (node) => (node === 0 ? fullWidth : values[node]),
        name: (node) => inspector.name(node),
        fill: (node) => {
            if (tree.frames[node] < 0) return palette.root;
            if (state.k === "module") return palette.module(report.strings[frames.modules[tree.frames[node]]]);
            return palette.categories[categories[node]] ?? palette.unknown;
        },
    };
}

/** The frames of both sides, coloured by how much they differ. */
function differenceLook(page, tree) {
    const { palette, inspector } = page;
    const [a, b] = tree.total;
    const width = { sum: (node) => a[node] + b[node], a: (node) => a[node], b: (node) => b[node] }[page.width];
    const finding = (node) => inspector.row(node)?.total.finding ?? 0;
    return {
        width,
        name: (node) => inspector.name(node),
        fill: (node, context) => {
            if (tree.frames[node] < 0) return palette.root;
            if (finding(node) === 0) return palette.pattern(context, "dots");
            if (finding(node) === 1) return palette.pattern(context, "lines");
            const rel = relative(a[node], b[node]);
            return (rel < 0 ? palette.less : palette.more)[band(rel)];
        },
        split: (node) => {
            if (page.width !== "sum" || a[node] <= 0 || b[node] <= 0) return undefined;
            return a[node] / (a[node] + b[node]);
        },
        glyph: (node) => {
            if (tree.frames[node] < 0) return "";
            if (a[node] <= 0) return "⊕ ";
            if (b[node] <= 0) return "⊖ ";
            const rel = relative(a[node], b[node]);
            if (finding(node) !== 2 || band(rel) === 0) return "";
            return rel < 0 ? "− " : "+ ";
        },
    };
}

/** What a graph is of, and what that costs. */
function graphCaption(page, side) {
    const { entry, rows, tree } = page;
    const service = (index) => visible(report.services[index].name);
    const per = report.services[entry.a].isPerMessage ? " per message" : " per round";
    const total = (at) => make("b", "", cost(tree.total[at][0], rows.unit) + per);
    const letter = (text) => make("span", "side side-" + text.toLowerCase(), text);
    const caption = document.createDocumentFragment();
    if (page.view === "sandwich") caption.append(make("b", "", shown(tree.names[0])));
    if (page.isDifference) {
        caption.append(letter("A"), service(entry.a), " ", total(0), letter("B"), service(entry.b), " ", total(1));
    } else {
        if (!page.isSingle) caption.append(letter("AB"[side]));
        caption.append(service(side === 0 ? entry.a : entry.b), " ", total(side));
    }
    return caption;
}
