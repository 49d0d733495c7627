// The report's data block, decoded as docs/report-format.md describes it.

/** The data block. Names in it come from profiles: they become text nodes or canvas text, never markup. */
const report = JSON.parse(document.getElementById("report-data").textContent);

/** The value of every base64 digit, by its character's code. */
const digitValues = new Uint8Array(128);
[..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].forEach((digit, value) => {
    digitValues[digit.charCodeAt(0)] = value;
});

/** The numbers of a packed text: five bits a digit, the lowest first, each digit but the last with 32 added. */
function unpacked(text) {
    const values = [];
    let value = 0;
    let place = 1;
    for (let index = 0; index < text.length; index += 1) {
        const digit = digitValues[text.charCodeAt(index)];
        value += (digit & 31) * place;
        place *= 32;
        if (digit >= 32) continue;
        values.push(value);
        value = 0;
        place = 1;
    }
    return values;
}

/** The report's frames, a list per property; texts are indices of the strings. */
const frames = {
    names: unpacked(report.frames.names),
    fullNames: unpacked(report.frames.fullNames),
    modules: unpacked(report.frames.modules),
    kinds: unpacked(report.frames.kinds),
};

const unseenCharacters = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Control and direction characters by their code: a name can neither hide nor reorder what stands beside it. */
function visible(text) {
    return text.replace(unseenCharacters, (character) => "\\u{" + character.codePointAt(0).toString(16) + "}");
}

/** The text of a string's number, fit to be shown. */
const shown = (() => {
    const texts = [];
    return (index) => (texts[index] ??= visible(report.strings[index]));
})();

/** The rank of every string in the order of names, so that trees are sorted by comparing numbers. */
const rankOfString = (() => {
    const order = report.strings.map((_, index) => index);
    order.sort((a, b) => (report.strings[a] < report.strings[b] ? -1 : 1));
    const ranks = new Int32Array(order.length);
    order.forEach((index, rank) => (ranks[index] = rank));
    return ranks;
})();

const categoryNames = report.categories.map((index) => report.strings[index]);

/** The values of packed runs: value, length, value, length…; `fill` everywhere when there are none. */
function runs(text, count, fill) {
    const list = unpacked(text);
    const values = new Int32Array(count).fill(fill);
    let node = 0;
    for (let index = 0; index < list.length; index += 2) {
        values.fill(list[index], node, node + list[index + 1]);
        node += list[index + 1];
    }
    return values;
}

/** A service's call tree, with the mean cost per message of every node's own samples. */
class ServiceTree {
    constructor(service) {
        const steps = unpacked(service.tree.callers);
        const ofNodes = unpacked(service.tree.frames);
        const count = steps.length + 1;
        this.count = count;
        this.callers = new Int32Array(count).fill(-1);
        this.frames = new Int32Array(count).fill(-1);
        for (let node = 1; node < count; node += 1) {
            this.callers[node] = node - steps[node - 1];
            this.frames[node] = ofNodes[node - 1];
        }
        this.categories = runs(service.tree.categories, count, -1);
        this.callerCategories = runs(service.tree.callerCategories, count, -1);
        this.own = new Float64Array(count);
        this.ownSamples = new Float64Array(count);
        service.tree.rounds.forEach((round, index) => this.add(round, service, index));
    }

    add(round, service, index) {
        const weight = service.weights[index];
        const period = service.measurement.period ?? 0;
        const samples = round.fractions ?? unpacked(round.samples);
        let node = 0;
        unpacked(round.nodes).forEach((step, place) => {
            node += step;
            this.own[node] += (round.values ? round.values[place] : samples[place] * period) * weight;
            this.ownSamples[node] += samples[place];
        });
    }
}

/** A service's tree, decoded when it is first asked for. */
const treeOfService = (() => {
    const trees = [];
    return (index) => (trees[index] ??= new ServiceTree(report.services[index]));
})();

/**
 * What can be drawn: every comparison, then every service that is in none.
 *
 * An entry has `title`, `group`, `a`, and for comparisons `b` and `comparison`.
 */
const entries = (() => {
    const compared = report.comparisons.map((comparison) => ({
        title: comparison.title,
        group: report.sections[comparison.section].name,
        a: comparison.a,
        b: comparison.b,
        comparison,
    }));
    const seen = new Set(compared.flatMap((entry) => [entry.a, entry.b]));
    const single = report.services.map((service, index) => ({
        title: service.name,
        group: "single services",
        a: index,
        b: -1,
        comparison: null,
    }));
    return compared.concat(single.filter((entry) => !seen.has(entry.a)));
})();
