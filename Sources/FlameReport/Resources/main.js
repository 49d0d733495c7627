// Starts the page: theme, then graphs and table.

/** Light, dark, or as the system says. Where nothing can be stored the choice lasts as long as the page. */
function listenToTheme(page) {
    const group = document.getElementById("theme");
    const set = (theme, isChosen) => {
        if (theme === "auto") delete document.documentElement.dataset.theme;
        else document.documentElement.dataset.theme = theme;
        for (const button of group.children) {
            button.setAttribute("aria-pressed", String(button.dataset.theme === theme));
        }
        page.themeChanged();
        if (!isChosen) return;
        try {
            localStorage.setItem("swift-flamegraph theme", theme);
        } catch {
            // Pages from a disk may not store anything.
        }
    };
    group.hidden = false;
    group.addEventListener("click", (event) => {
        const theme = event.target.closest("button")?.dataset.theme;
        if (theme) set(theme, true);
    });
    let stored = null;
    try {
        stored = localStorage.getItem("swift-flamegraph theme");
    } catch {
        // As above.
    }
    if (stored === "light" || stored === "dark") set(stored, false);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => page.themeChanged());
}

/** Paper is light, and shows as much of a graph as fits on a page. */
function listenToPrinting(page) {
    let before;
    window.addEventListener("beforeprint", () => {
        before = document.documentElement.dataset.theme;
        document.documentElement.dataset.theme = "light";
        page.themeChanged();
        for (const pane of page.shownPanes) pane.graph.draw();
    });
    window.addEventListener("afterprint", () => {
        if (before === undefined) delete document.documentElement.dataset.theme;
        else document.documentElement.dataset.theme = before;
        page.themeChanged();
    });
}

if (entries.length > 0) {
    const page = new Page();
    listenToTheme(page);
    listenToPrinting(page);
}
