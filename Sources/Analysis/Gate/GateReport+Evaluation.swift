import ProfileModel

extension GateReport {
    /// Applies rules to a comparison.
    ///
    /// - Parameters:
    ///   - rules: The rules.
    ///   - comparison: A is the baseline, B what is examined.
    ///   - minimumCost: Functions that cost less per message on both sides are left out; in nanoseconds.
    public init(_ rules: [GateRule], on comparison: ProfileComparison, minimumCost: Double = 0) {
        results = rules.map { $0.result(on: comparison, minimumCost: minimumCost) }
    }
}

extension GateRule {
    /// Applies the rule.
    ///
    /// A rule's promise is to blame an innocent change in at most 2.5 % of cases, the lower side of a 95 % interval. When a
    /// pattern matches m functions, each interval is one of 1 − 0.05 / m, so that the promise holds for all of them together
    /// (O. J. Dunn, "Multiple comparisons among means", Journal of the American Statistical Association 56 (1961)).
    func result(on comparison: ProfileComparison, minimumCost: Double) -> GateReport.Result {
        let matches = matches(in: comparison)
        let kept = isOfFunctions ? matches.filter { max($0.change.a, $0.change.b) >= minimumCost } : matches
        let confidence = 1 - CostDifference.significanceLevel / Double(max(kept.count, 1))
        let outcomes = kept.map { name, change in
            GateReport.Outcome(name: name, change: change, verdict: verdict(on: change, confidence: confidence))
        }
        // A rule whose functions all cost next to nothing is kept; one that matches nothing says nothing.
        let verdictOfNone: GateReport.Verdict = matches.isEmpty ? .inconclusive : .passed
        return GateReport.Result(
            rule: self,
            outcomes: outcomes.sorted { left, right in
                if left.verdict != right.verdict { return left.verdict > right.verdict }
                let (ofLeft, ofRight) = (abs(left.change.difference), abs(right.change.difference))
                return ofLeft == ofRight ? left.name < right.name : ofLeft > ofRight
            },
            ignored: matches.count - kept.count,
            verdict: outcomes.map(\.verdict).max() ?? verdictOfNone
        )
    }

    /// What the interval of a change says of the limit.
    ///
    /// A limit of 10 % is passed when the whole interval of B − 1.1 · A lies above 0: the contrast takes account of A's
    /// uncertainty, which an interval of the difference divided by A's mean does not.
    func verdict(on change: CostChange, confidence: Double) -> GateReport.Verdict {
        guard change.finding != .notTested, let spread = change.spread else { return .inconclusive }
        func interval(times factor: Double) -> ClosedRange<Double> {
            spread.interval(of: change.b, less: change.a, times: factor, confidence: confidence)
        }
        switch threshold {
        case .relative(let share):
            let above = interval(times: 1 + share)
            if above.lowerBound > 0 { return .regression }
            if interval(times: 1 - share).upperBound < 0 { return .improvement }
            return above.upperBound < 0 ? .passed : .inconclusive
        case .absolute(let cost):
            let difference = interval(times: 1)
            if difference.lowerBound > cost { return .regression }
            if difference.upperBound < -cost { return .improvement }
            return difference.upperBound < cost ? .passed : .inconclusive
        }
    }

    private var isOfFunctions: Bool {
        if case .function = subject { true } else { false }
    }

    private func matches(in comparison: ProfileComparison) -> [(name: String, change: CostChange)] {
        switch subject {
        case .total: [("total", comparison.whole)]
        case .function(let pattern):
            comparison.functions.filter { pattern.matches($0.name) }.map { ($0.name, $0.total) }
        case .category(let pattern):
            comparison.categories.filter { pattern.matches($0.category.rawValue) }
                .map { ($0.category.rawValue, $0.change) }
        }
    }
}
