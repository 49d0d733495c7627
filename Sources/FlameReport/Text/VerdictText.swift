import Analysis

/// What a comparison says of the whole service, in a sentence.
struct VerdictText {
    var comparison: ProfileComparison
    var scale: CostScale
    var style = Style.plain

    /// For instance `B costs less: A 20.10 ± 0.50, B 9.00 ± 0.25 µs per message, Δ −11.10 (−55 %), …: significant`.
    var line: String {
        let whole = comparison.whole
        var line = "A \(estimate(comparison.a.cost)), B \(estimate(comparison.b.cost)) \(scale.name) per message"
        line += ", Δ \(scale.signed(whole.difference))"
        if let relative = whole.relativeToA { line += " (\(Figures.signedPercent(relative)))" }
        if let lower = whole.lowerLimit, let upper = whole.upperLimit {
            line += ", 95 % interval \(scale.signed(lower)) … \(scale.signed(upper))"
        }
        if let probability = whole.probability { line += ", p \(Figures.probability(probability))" }
        return line + ": " + conclusion
    }

    /// What the rounds could have shown; `nil` for single rounds.
    var minimumDetectableChange: String? {
        comparison.minimumDetectableChange.map {
            "the rounds would have shown a change of \(Figures.percent($0)) or more (with a probability of 80 %)"
        }
    }

    private var conclusion: String {
        let difference = comparison.whole.difference
        switch comparison.whole.finding {
        case .significant where difference < 0: return style.good("B costs less")
        case .significant: return style.bad("B costs more")
        case .notSignificant: return "no difference shown"
        case .notTested: return "not tested"
        }
    }

    private func estimate(_ estimate: Estimate) -> String {
        let mean = scale.value(estimate.mean)
        return estimate.halfWidth.map { "\(mean) ± \(scale.value($0))" } ?? mean
    }
}
