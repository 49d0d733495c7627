// Colours of frames, from the style sheet: it knows light and dark.

const categoryVariables = new Map([
    ["generate", "generate"], ["business logic", "business"], ["serialization", "serialization"],
    ["schema registry", "registry"], ["compression", "compression"], ["checksums", "checksums"],
    ["produce and flush", "produce"], ["Kafka client", "client"], ["network (kernel)", "network"],
    ["kernel other", "kernel"], ["memory and ARC", "memory"], ["runtime", "runtime"], ["unknown", "unknown"],
]);

/** FNV-1a with 32 bits, as the Swift side colours categories of other rule files. */
function fnv1a(text) {
    let hash = 2166136261;
    for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 16777619) >>> 0;
    return hash;
}

/** The style sheet's name for a category's colour. */
function categoryVariable(name) {
    return categoryVariables.get(name) ?? "spare" + ((fnv1a(name) % 3) + 1);
}

/** How much a cost changed, in fixed steps, so that two reports can be compared: 10, 25, 50 and 100 %. */
const bandLimits = [0.1, 0.25, 0.5, 0.9999];

function band(rel) {
    const size = Math.abs(rel);
    return bandLimits.filter((limit) => size >= limit).length;
}

/** The colours of the present theme; made anew when it changes. */
class Palette {
    constructor() {
        this.probe = document.getElementById("probe");
        this.read();
    }

    read() {
        this.text = this.value("--frame-text");
        this.surface = this.value("--surface");
        this.root = this.value("--frame-root");
        this.tiny = this.value("--frame-tiny");
        this.focus = this.value("--focus");
        this.match = this.value("--match");
        this.matchText = this.value("--match-text");
        this.shade = this.value("--frame-shade");
        this.line = this.value("--frame-line");
        this.doubt = this.value("--frame-doubt");
        this.hatch = this.value("--frame-hatch");
        this.categories = categoryNames.map((name) => this.value("--c-" + categoryVariable(name)));
        this.unknown = this.value("--c-unknown");
        this.more = [0, 1, 2, 3, 4].map((step) => this.value("--more-" + step));
        this.less = [0, 1, 2, 3, 4].map((step) => this.value("--less-" + step));
        this.spares = Array.from(categoryVariables.values(), (name) => this.value("--c-" + name));
        this.patterns = new Map();
    }

    /** A variable of the style sheet as the browser resolves it. */
    value(name) {
        this.probe.style.color = `var(${name})`;
        return getComputedStyle(this.probe).color;
    }

    /** Diagonal lines on a ground: what chance explains. Dots: what was not tested. */
    pattern(context, kind) {
        const known = this.patterns.get(kind);
        if (known) return known;
        const tile = document.createElement("canvas");
        const ratio = window.devicePixelRatio || 1;
        const size = Math.round(8 * ratio);
        tile.width = size;
        tile.height = size;
        const pen = tile.getContext("2d");
        pen.fillStyle = this.doubt;
        pen.fillRect(0, 0, size, size);
        pen.strokeStyle = this.hatch;
        pen.fillStyle = this.hatch;
        pen.lineWidth = ratio;
        if (kind === "lines") {
            for (const shift of [-size, 0, size]) {
                pen.moveTo(shift, size);
                pen.lineTo(shift + size, 0);
            }
            pen.stroke();
        } else {
            pen.fillRect(size / 2, size / 2, 1.5 * ratio, 1.5 * ratio);
        }
        const pattern = context.createPattern(tile, "repeat");
        pattern.setTransform(new DOMMatrix().scale(1 / ratio));
        this.patterns.set(kind, pattern);
        return pattern;
    }

    /** A module's colour. */
    module(name) {
        return this.spares[fnv1a(name) % this.spares.length];
    }
}
