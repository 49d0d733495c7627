// The function table: sorted, filtered, a page at a time.

const rowsPerPage = 50;

/** Columns: key, heading, whether it is left out for a single service, what it sorts by. */
const tableColumns = [
    { key: "name", text: "Function", value: (row) => rankOfString[row.name], isText: true },
    { key: "category", text: "Category", value: (row) => categoryNames[row.category] ?? "", isText: true },
    { key: "ta", text: "A total", single: "Total", value: (row) => row.total.a },
    { key: "tb", text: "B total", value: (row) => row.total.b, isPaired: true },
    { key: "td", text: "Δ total", value: (row) => Math.abs(row.total.difference), isPaired: true },
    { key: "rel", text: "Δ %", value: (row) => row.total.relative, isPaired: true },
    { key: "ci", text: "95 % interval", value: (row) => row.total.upper - row.total.lower, isPaired: true },
    { key: "p", text: "Finding", value: (row) => row.total.finding * 2 - (row.total.probability ?? 1), isPaired: true },
    { key: "sa", text: "A self", single: "Self", value: (row) => row.own.a },
    { key: "sb", text: "B self", value: (row) => row.own.b, isPaired: true },
    { key: "sd", text: "Δ self", value: (row) => Math.abs(row.own.difference), isPaired: true },
];

/** A regular expression of a search field, which minds case where it has a capital; `null` when it is none. */
function expression(text) {
    try {
        return new RegExp(text, /\p{Lu}/u.test(text.replace(/\\./g, "")) ? "u" : "iu");
    } catch {
        try {
            return new RegExp(text, "i");
        } catch {
            return null;
        }
    }
}

/** The module of a function; empty when it is not known. */
function moduleOf(row) {
    return row.frame < 0 ? "" : report.strings[frames.modules[row.frame]];
}

class FunctionTable {
    /** @param {object} actions Functions: `sandwich(name)`, `find(name)`, `sorted(key, isDescending)`. */
    constructor(actions) {
        this.actions = actions;
        this.table = document.querySelector("table.functions");
        this.page = 0;
        document.getElementById("page-back").addEventListener("click", () => this.turn(-1));
        document.getElementById("page-on").addEventListener("click", () => this.turn(1));
    }

    show(rows) {
        this.rows = rows;
        this.columns = tableColumns.filter((column) => rows.isComparison || !column.isPaired);
        this.page = 0;
        this.buildHead();
    }

    buildHead() {
        const line = make("tr");
        for (const column of this.columns) {
            const cell = make("th");
            cell.scope = "col";
            cell.dataset.key = column.key;
            const button = make("button", "sort", (!this.rows.isComparison && column.single) || column.text);
            button.type = "button";
            button.addEventListener("click", () => {
                const isSame = this.sortKey === column.key;
                this.actions.sorted(column.key, isSame ? !this.isDescending : !column.isText);
            });
            cell.append(button);
            line.append(cell);
        }
        this.table.tHead.replaceChildren(line);
    }

    /** Sorts and filters, and shows the first page. */
    update({ sortKey, isDescending, filter, presence }) {
        const column = this.columns.find((one) => one.key === sortKey)
            ?? this.columns.find((one) => one.key === (this.rows.isComparison ? "td" : "ta"));
        this.sortKey = column.key;
        this.isDescending = isDescending;
        const pattern = filter ? expression(filter) : /(?:)/;
        document.getElementById("filter").setAttribute("aria-invalid", pattern ? "false" : "true");
        this.chosen = this.rows.rows.filter((row) => this.isShown(row, pattern ?? /(?:)/, presence));
        const sign = isDescending ? -1 : 1;
        const keys = new Map(this.chosen.map((row) => [row, column.value(row)]));
        this.chosen.sort((one, other) => {
            const [a, b] = [keys.get(one), keys.get(other)];
            if (a !== b) return (a < b ? -1 : 1) * sign;
            return rankOfString[one.name] - rankOfString[other.name];
        });
        this.page = 0;
        for (const cell of this.table.tHead.rows[0].cells) {
            const isSorted = cell.dataset.key === column.key;
            if (isSorted) cell.setAttribute("aria-sort", isDescending ? "descending" : "ascending");
            else cell.removeAttribute("aria-sort");
        }
        this.fill();
    }

    isShown(row, pattern, presence) {
        const { total, own } = row;
        if (this.rows.isComparison) {
            if (presence === "a" && !(total.a > 0 && total.b <= 0)) return false;
            if (presence === "b" && !(total.b > 0 && total.a <= 0)) return false;
            if (presence === "changed" && Math.abs(total.relative) < bandLimits[0]) return false;
            if (presence === "significant" && total.finding !== 2 && own.finding !== 2) return false;
        }
        const category = row.category < 0 ? "" : categoryNames[row.category];
        return pattern.test(report.strings[row.name]) || pattern.test(moduleOf(row)) || pattern.test(category);
    }

    turn(step) {
        this.page += step;
        this.fill();
    }

    fill() {
        const pages = Math.max(1, Math.ceil(this.chosen.length / rowsPerPage));
        this.page = Math.min(Math.max(this.page, 0), pages - 1);
        const first = this.page * rowsPerPage;
        const shownRows = this.chosen.slice(first, first + rowsPerPage);
        this.table.tBodies[0].replaceChildren(...shownRows.map((row) => this.line(row)));
        const count = this.chosen.length;
        document.getElementById("row-count").textContent =
            `${decimal(count, 0)} of ${decimal(this.rows.rows.length, 0)} functions`;
        document.getElementById("page-range").textContent =
            count === 0 ? "nothing matches" : `${first + 1}–${first + shownRows.length} of ${decimal(count, 0)}`;
        document.getElementById("page-back").disabled = this.page === 0;
        document.getElementById("page-on").disabled = this.page >= pages - 1;
    }

    line(row) {
        const line = make("tr");
        for (const column of this.columns) line.append(this.cell(column.key, row));
        return line;
    }

    cell(key, row) {
        const { unit } = this.rows;
        const { total, own } = row;
        const number = (text, className = "") => make("td", "number " + className, text);
        const sign = ({ difference, finding }) => (finding !== 2 ? "" : difference < 0 ? "less" : "more");
        switch (key) {
            case "name": return this.nameCell(row);
            case "category": return this.categoryCell(row);
            case "ta": return number(total.a > 0 ? cost(total.a, unit) : "–");
            case "tb": return number(total.b > 0 ? cost(total.b, unit) : "–");
            case "td": return number(signedCost(total.difference, unit), "strong " + sign(total));
            case "rel": return number(change(total.a, total.b));
            case "ci": return number(intervalText(total, unit), "quiet");
            case "sa": return number(own.a > 0 ? cost(own.a, unit) : "–");
            case "sb": return number(own.b > 0 ? cost(own.b, unit) : "–");
            case "sd": return number(own.a > 0 || own.b > 0 ? signedCost(own.difference, unit) : "–", sign(own));
            default: return this.findingCell(total);
        }
    }

    nameCell(row) {
        const cell = make("th", "function");
        cell.scope = "row";
        const name = make("button", "name", shown(row.name));
        name.type = "button";
        const full = row.frame < 0 ? shown(row.name) : shown(frames.fullNames[row.frame]);
        name.title = full.slice(0, 2000) + "\n" + visible(moduleOf(row)) + "\nShow callers and callees";
        name.addEventListener("click", () => this.actions.sandwich(row.name));
        const find = make("button", "find", "find");
        find.type = "button";
        find.setAttribute("aria-label", "Find " + shown(row.name).slice(0, 200) + " in the flame graph");
        find.addEventListener("click", () => this.actions.find(row.name));
        cell.append(name, find);
        return cell;
    }

    categoryCell(row) {
        const cell = make("td", "category");
        if (row.category < 0) return cell;
        const swatch = make("span", "swatch c-" + categoryVariable(categoryNames[row.category]));
        swatch.setAttribute("aria-hidden", "true");
        cell.append(swatch, visible(categoryNames[row.category]));
        return cell;
    }

    findingCell(total) {
        const cell = make("td", "finding finding-" + total.finding);
        const doubt = total.probability === null ? "" : " " + probability(total.probability);
        const text = ["not tested", "not significant", "significant"][total.finding];
        cell.append(make("span", "", text), make("span", "quiet", doubt));
        return cell;
    }
}
