// The controls of the page: what they show of the state, and how they and the keys change it.

const widthChoices = {
    diff: [["sum", "A + B"], ["a", "A"], ["b", "B"]],
    both: [["scale", "one scale"], ["full", "each in full"]],
    sandwich: [["sum", "A + B"], ["a", "A"], ["b", "B"]],
};

/** Options of a select element, from pairs of value and text. */
function options(pairs) {
    return pairs.map(([value, text]) => {
        const option = make("option", "", text);
        option.value = value;
        return option;
    });
}

class Controls {
    constructor(page) {
        this.page = page;
        this.fillEntries();
        this.listen();
        this.listenToTable();
        document.addEventListener("keydown", (event) => this.key(event));
    }

    fillEntries() {
        const groups = new Map();
        entries.forEach((entry, index) => {
            const group = groups.get(entry.group) ?? document.createElement("optgroup");
            groups.set(entry.group, group);
            group.label = visible(entry.group);
            group.append(...options([[String(index), visible(entry.title)]]));
        });
        byID("entry").append(...groups.values());
    }

    show() {
        const { page } = this;
        byID("entry").value = state.c;
        this.showTabs();
        const choices = page.isSingle ? undefined : widthChoices[page.view];
        byID("width-field").hidden = choices === undefined;
        byID("width").replaceChildren(...options(choices ?? []));
        if (choices) byID("width").value = page.width;
        byID("color-field").hidden = page.isDifference;
        byID("color").value = state.k;
        byID("flip").setAttribute("aria-pressed", String(state.o === "up"));
        byID("flip").disabled = page.view === "sandwich";
        // What is being typed is left alone.
        if (document.activeElement !== byID("search")) byID("search").value = state.q;
        if (document.activeElement !== byID("filter")) byID("filter").value = state.t;
        byID("presence-field").hidden = page.isSingle;
        byID("presence").value = state.p;
        byID(state.h === "caller" ? "helpers-caller" : "helpers-own").checked = true;
    }

    showTabs() {
        const { page } = this;
        for (const tab of byID("views").children) {
            const { view } = tab.dataset;
            const isShown = view === page.view;
            tab.setAttribute("aria-selected", String(isShown));
            tab.tabIndex = isShown ? 0 : -1;
            tab.hidden = page.isSingle && view !== "a" && view !== "sandwich";
            if (view === "a") tab.textContent = page.isSingle ? "Graph" : "A";
        }
        byID("stage").setAttribute("aria-labelledby", "tab-" + page.view);
    }

    listen() {
        const { page } = this;
        const on = (id, event, action) => byID(id).addEventListener(event, action);
        on("entry", "change", (event) => page.showEntry(event.target.value));
        on("width", "change", (event) => page.change({ w: event.target.value }));
        on("color", "change", (event) => page.change({ k: event.target.value }));
        on("flip", "click", () => page.flip());
        on("search", "input", (event) => page.change({ q: event.target.value }));
        on("search", "keydown", (event) => this.searchKey(event));
        on("previous", "click", () => page.search.step(-1));
        on("next", "click", () => page.search.step(1));
        on("show-keys", "click", () => byID("keys").showModal());
        on("close-keys", "click", () => byID("keys").close());
        on("views", "click", (event) => page.showView(event.target.closest("button")?.dataset.view));
        on("views", "keydown", (event) => this.walkTabs(event));
        for (const radio of document.querySelectorAll('input[name="helpers"]')) {
            radio.addEventListener("change", () => page.change({ h: radio.value }));
        }
        for (const link of document.querySelectorAll("a[data-comparison]")) {
            link.addEventListener("click", (event) => {
                event.preventDefault();
                page.showEntry(link.dataset.comparison);
                byID("explore").scrollIntoView();
            });
        }
    }

    listenToTable() {
        const { page } = this;
        byID("filter").addEventListener("input", (event) => page.change({ t: event.target.value }));
        byID("presence").addEventListener("change", (event) => page.change({ p: event.target.value }));
    }

    searchKey(event) {
        const { page } = this;
        if (event.key === "Enter") page.search.step(event.shiftKey ? -1 : 1);
        if (event.key !== "Escape") return;
        event.target.value = "";
        page.change({ q: "" });
        page.panes[0].host.focus();
        event.stopPropagation();
    }

    walkTabs(event) {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        const tabs = [...byID("views").children].filter((tab) => !tab.hidden);
        const at = tabs.findIndex((tab) => tab.dataset.view === this.page.view);
        const tab = tabs.at((at + step) % tabs.length);
        this.page.showView(tab.dataset.view);
        tab.focus();
        event.preventDefault();
    }

    /** Keys that work wherever nothing is being typed. */
    key(event) {
        const { page } = this;
        const isTyping = event.target.matches?.("input, select, textarea") || byID("keys").open;
        if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
        const compared = (view) => !page.isSingle && page.showView(view);
        const actions = {
            "/": () => byID("search").select(),
            "?": () => byID("keys").showModal(),
            n: () => page.search.step(1),
            N: () => page.search.step(-1),
            i: () => page.view !== "sandwich" && page.flip(),
            d: () => compared("diff"),
            a: () => page.showView("a"),
            b: () => compared("b"),
            x: () => compared("both"),
            s: () => page.showView("sandwich"),
            Escape: () => page.escape(),
        };
        const action = actions[event.key];
        if (!action) return;
        event.preventDefault();
        action();
    }
}
