import Analysis
import Units

/// What stands around the picture of a difference.
struct DifferenceFacts {
    var comparison: ProfileComparison
    var scale: CostScale
    var widthScheme: WidthScheme

    /// Below the heading: both sides, and the difference of the whole.
    var lines: [String] {
        var lines = [("A", comparison.a), ("B", comparison.b)].map { name, side in
            [
                "\(name): \(side.name)", ReconciliationText(side.quality).finding,
                "\(Figures.decimal(side.samples, 0)) samples", "\(Figures.whole(side.messages.rawValue)) messages",
                side.rounds == 1 ? "1 round" : "\(side.rounds) rounds",
            ].joined(separator: " · ")
        }
        lines.append(VerdictText(comparison: comparison, scale: scale).line)
        return lines
    }

    /// Below the legend.
    func notes(_ layout: FlameLayout) -> [String] {
        var notes = SVGNotes.lines(layout)
        switch widthScheme {
        case .both: notes.append("Width: A's and B's cost per message together.")
        case .a: notes.append("Width: A's cost per message. \(hidden(comparison.tree.onlyB)) only in B is not drawn.")
        case .b: notes.append("Width: B's cost per message. \(hidden(comparison.tree.onlyA)) only in A is not drawn.")
        }
        return notes
    }

    private func hidden(_ cost: Double) -> String { "What costs \(scale.value(cost)) \(scale.name) per message" }
}

extension UnionTree {
    /// What A costs in frames that B lacks.
    fileprivate var onlyA: Double {
        zip(selfOfA, totalOfB).reduce(0) { $1.1 > 0 ? $0 : $0 + $1.0 }
    }

    /// What B costs in frames that A lacks.
    fileprivate var onlyB: Double {
        zip(selfOfB, totalOfA).reduce(0) { $1.1 > 0 ? $0 : $0 + $1.0 }
    }
}
