// What the page shows, kept in the # of its address, so that a view can be linked to and gone back to.

const stateDefaults = {
    c: "0", // the entry
    v: "", // the view: diff, a, b, both, sandwich
    z: "0", // the zoomed node
    f: "", // the function in the middle of the sandwich
    q: "", // the search
    o: "", // "up" for flames
    w: "", // what widths stand for
    k: "category", // what colours stand for
    h: "own", // whose the helpers' cost is
    s: "", // the table's order: a column, with a minus for descending
    t: "", // the table's filter
    p: "all", // which functions the table shows
};

const state = { ...stateDefaults };

function readState() {
    // A link to a place of the page is not a state.
    if (location.hash.length > 1 && !location.hash.includes("=")) return;
    const parameters = new URLSearchParams(location.hash.slice(1));
    for (const key of Object.keys(stateDefaults)) state[key] = parameters.get(key) ?? stateDefaults[key];
    const entry = Number(state.c);
    if (!Number.isInteger(entry) || entry < 0 || entry >= entries.length) state.c = "0";
}

/** Writes the state into the address; a `step` can be gone back to, other changes replace the present one. */
function writeState(isStep) {
    const parameters = new URLSearchParams();
    for (const [key, value] of Object.entries(state)) {
        if (value !== stateDefaults[key]) parameters.set(key, value);
    }
    const hash = "#" + parameters.toString();
    if (hash === location.hash || (hash === "#" && location.hash === "")) return;
    try {
        if (isStep) history.pushState(null, "", hash);
        else history.replaceState(null, "", hash);
    } catch {
        location.replace(hash);
    }
}
