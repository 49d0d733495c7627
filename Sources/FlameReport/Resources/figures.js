// Numbers as the rest of the report writes them.

/** A number with fixed decimals, commas and a real minus sign. */
function decimal(value, places) {
    if (!Number.isFinite(value)) return "–";
    const [whole, fraction] = Math.abs(value).toFixed(places).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
    const figure = fraction === undefined ? grouped : grouped + "." + fraction;
    return value < 0 && /[1-9]/.test(figure) ? "−" + figure : figure;
}

function significant(value) {
    if (value === 0) return "0";
    return decimal(value, value < 9.995 ? 2 : value < 99.95 ? 1 : 0);
}

/** A cost with three significant digits and the unit that suits it. */
function cost(value, unit) {
    if (!Number.isFinite(value)) return "–";
    const size = Math.abs(value);
    const sign = value < 0 ? "−" : "";
    if (unit !== "nanoseconds") return sign + significant(size) + " " + (unit === "count" ? "samples" : visible(unit));
    if (size < 999.5) return sign + significant(size) + " ns";
    if (size < 999.5e3) return sign + significant(size / 1e3) + " µs";
    if (size < 999.5e6) return sign + significant(size / 1e6) + " ms";
    return sign + significant(size / 1e9) + " s";
}

/** A difference, with its sign. */
function signedCost(value, unit) {
    return (value > 0 ? "+" : "") + cost(value, unit);
}

/** A share; one decimal below ten percent. */
function percent(share) {
    if (!Number.isFinite(share)) return "–";
    return decimal(share * 100, Math.abs(share) < 0.0995 ? 1 : 0) + " %";
}

function signedPercent(share) {
    return (share > 0 ? "+" : "") + percent(share);
}

/** A probability: a bound where it is tiny. */
function probability(value) {
    return value < 0.0001 ? "p < 0.0001" : "p = " + decimal(value, 4);
}

/** (B − A) / max(A, B), from −1 (only in A) to +1 (only in B). */
function relative(a, b) {
    const larger = Math.max(a, b);
    return larger > 0 ? (b - a) / larger : 0;
}

/** How a change is named beside its cost. */
function change(a, b) {
    if (a <= 0 && b <= 0) return "–";
    if (a <= 0) return "only in B";
    if (b <= 0) return "only in A";
    return signedPercent((b - a) / a);
}
