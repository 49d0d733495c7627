import Analysis
import ProfileModel

/// The frames of a difference, drawn.
struct DifferenceFrames {
    private let tree: UnionTree
    private let scale: CostScale
    private let widthScheme: WidthScheme
    private let functions: [String: CostChange]
    private let whole: CostChange
    /// Whether anything was tested, so that what was not is doubtful.
    private let isTested: Bool

    init(comparison: ProfileComparison, scale: CostScale, widthScheme: WidthScheme) {
        tree = comparison.tree
        self.scale = scale
        self.widthScheme = widthScheme
        whole = comparison.whole
        isTested = comparison.isTested
        functions = Dictionary(
            comparison.functions.map { ($0.name, $0.total) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    func write(_ box: FlameLayout.Box, y: Double, to writer: inout SVGWriter) {
        let node = box.node
        let frame = tree.frames[node]
        let function = node > 0 ? functions[frame.name] : whole
        let total = CostChange(a: tree.totalOfA[node], b: tree.totalOfB[node], samplesOfA: 0, samplesOfB: 0)
        let own = CostChange(a: tree.selfOfA[node], b: tree.selfOfB[node], samplesOfA: 0, samplesOfB: 0)
        let paint = DifferencePaint(relative: total.relative, finding: isTested ? function?.finding ?? .notTested : nil)

        let name = node > 0 ? frame.name : "all"
        let category = tree.categories.isEmpty ? "" : tree.categories[node].rawValue
        writer.openFrame(
            name: node > 0 ? frame.fullName : name,
            module: node > 0 ? frame.module : "",
            category: node > 0 ? category : ""
        )
        writer.write("\ntotal: ")
        writeChange(total, to: &writer)
        writer.write("\nself: ")
        writeChange(own, to: &writer)
        if let function { writeFinding(of: function, isWhole: node == 0, to: &writer) }
        writer.closeTooltip()
        draw(box, total, paint, y: y, to: &writer)
        // The sign and a space are two columns of the label's.
        let label = FrameLabel.fit(name, width: box.width, reservedColumns: 2).map { "\(paint.glyph) \($0)" }
        writer.closeFrame(x: box.x, y: y, label: label)
    }

    private func draw(
        _ box: FlameLayout.Box,
        _ total: CostChange,
        _ paint: DifferencePaint,
        y: Double,
        to writer: inout SVGWriter
    ) {
        let sum = total.a + total.b
        let widthOfA = widthScheme == .both && sum > 0 ? box.width * total.a / sum : 0
        if widthOfA > 0 { writer.writeBox(x: box.x, y: y, width: widthOfA, color: paint.colorOfA) }
        if box.width > widthOfA {
            writer.writeBox(x: box.x + widthOfA, y: y, width: box.width - widthOfA, color: paint.color)
        }
        writer.writeTexture(paint.texture, x: box.x, y: y, width: box.width)
    }

    private func writeChange(_ change: CostChange, to writer: inout SVGWriter) {
        writer.write("A ")
        writeCost(change.a, to: &writer)
        writer.write(" → B ")
        writeCost(change.b, to: &writer)
        writer.write(" ")
        writer.write(XMLText(scale.name))
        writer.write("/message, Δ ")
        writer.write(signed: change.difference / scale.divisor, places: scale.places)
        switch change.presence {
        case .onlyA: writer.write(", only in A")
        case .onlyB: writer.write(", only in B")
        case .both:
            guard let relative = change.relativeToA else { return }
            writer.write(" (")
            writer.write(signed: relative * 100, places: 1)
            writer.write(" %)")
        }
    }

    private func writeCost(_ cost: Double, to writer: inout SVGWriter) {
        writer.write(figure: cost / scale.divisor, places: scale.places)
    }

    /// The statistics are the function's over all its paths, of which the frame is one.
    private func writeFinding(of function: CostChange, isWhole: Bool, to writer: inout SVGWriter) {
        writer.write(isWhole ? "\nΔ " : "\nfunction on all paths: Δ ")
        writer.write(signed: function.difference / scale.divisor, places: scale.places)
        if let lower = function.lowerLimit, let upper = function.upperLimit {
            writer.write(", 95 % interval ")
            writer.write(signed: lower / scale.divisor, places: scale.places)
            writer.write(" … ")
            writer.write(signed: upper / scale.divisor, places: scale.places)
        }
        if let probability = function.adjustedProbability ?? function.probability {
            writer.write(", p ")
            writer.write(XMLText(Figures.probability(probability)))
        }
        writer.write(": ")
        writer.write(XMLText(function.finding.rawValue))
    }
}

extension ProfileComparison {
    /// Whether anything was tested.
    var isTested: Bool { whole.finding != .notTested || functions.contains { $0.total.finding != .notTested } }
}
