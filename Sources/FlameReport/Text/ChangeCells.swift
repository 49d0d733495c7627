import Analysis

/// The cells of a change in a table.
struct ChangeCells {
    var change: CostChange
    var scale: CostScale
    var style = Style.plain

    var a: String { scale.value(change.a) }
    var b: String { scale.value(change.b) }
    var difference: String { scale.signed(change.difference) }

    /// The difference in proportion to A, or on which side the thing was seen alone.
    var relative: String {
        guard change.presence == .both else { return change.presence.rawValue }
        return change.relativeToA.map(Figures.signedPercent) ?? "–"
    }

    var interval: String {
        guard let lower = change.lowerLimit, let upper = change.upperLimit else { return "–" }
        return "\(scale.signed(lower)) … \(scale.signed(upper))"
    }

    /// The adjusted probability, as a cell that needs no sign of equality.
    var probability: String {
        guard let probability = change.adjustedProbability else { return "–" }
        return probability < 0.0001 ? "< 0.0001" : Figures.decimal(probability, 4)
    }

    var finding: String {
        guard change.finding == .significant else { return change.finding.rawValue }
        return change.difference < 0 ? style.good(change.finding.rawValue) : style.bad(change.finding.rawValue)
    }
}
