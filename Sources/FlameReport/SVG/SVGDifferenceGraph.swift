public import Analysis
public import ProfileModel

/// What the width of a frame stands for in the picture of a difference.
public enum WidthScheme: String, Sendable, CaseIterable {
    /// A's and B's cost per message together: the only one that shows what either side lacks, and in which the frames
    /// of a caller add up.
    case both
    /// A's cost per message: what only B has is not seen.
    case a
    /// B's cost per message: what only A has is not seen.
    case b
}

/// The difference of two services as an SVG flame graph that needs no script: tooltips are the viewer's own.
///
/// A frame's left part is A's cost and its right part B's; its hue tells which is larger, its strength by how much in
/// proportion to the larger. The same comparison always gives the same bytes.
public struct SVGDifferenceGraph: Sendable {
    /// What is drawn.
    public var comparison: ProfileComparison
    /// In what costs are measured.
    public var unit = Measurement.Unit.nanoseconds
    /// What widths stand for.
    public var widthScheme = WidthScheme.both
    /// How it is drawn.
    public var options = SVGOptions()

    /// Describes a picture.
    public init(_ comparison: ProfileComparison) {
        self.comparison = comparison
    }

    /// The document, in UTF-8.
    public func make() -> [UInt8] {
        let tree = comparison.tree
        let layout = FlameLayout(
            callers: tree.callers,
            totals: totals(of: tree),
            within: .init(
                span: SVGPage(options: options, title: "").span,
                minimumWidth: options.minimumWidth,
                maximumRows: options.maximumRows
            )
        )
        let scale = CostScale(largest: max(comparison.whole.a, comparison.whole.b), unit: unit)
        let facts = DifferenceFacts(comparison: comparison, scale: scale, widthScheme: widthScheme)
        var page = SVGPage(
            options: options,
            title: options.title ?? "\(comparison.b.name) (B) against \(comparison.a.name) (A)"
        )
        page.facts = facts.lines
        page.warnings = comparison.warnings
        page.legend = DifferenceLegend.entries(widthScheme, isTested: comparison.isTested)
        page.notes = facts.notes(layout)
        let frames = DifferenceFrames(comparison: comparison, scale: scale, widthScheme: widthScheme)
        return page.make(rows: layout.rows) { writer, y in
            for box in layout.boxes { frames.write(box, y: y(box.depth), to: &writer) }
        }
    }

    private func totals(of tree: UnionTree) -> [Double] {
        switch widthScheme {
        case .both: zip(tree.totalOfA, tree.totalOfB).map { $0 + $1 }
        case .a: tree.totalOfA
        case .b: tree.totalOfB
        }
    }
}
