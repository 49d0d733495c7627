public import Analysis
public import ProfileModel

/// What a gate decided, rule by rule, for a terminal.
public struct GateText: Sendable {
    /// What was decided.
    public var report: GateReport
    /// What it was decided on.
    public var comparison: ProfileComparison
    /// In what costs are measured.
    public var unit: Measurement.Unit
    /// Emphasis, or none.
    public var style: Style

    /// How many functions of one rule are named.
    private static let mostNamed = 10

    /// Describes a decision.
    public init(
        report: GateReport,
        comparison: ProfileComparison,
        unit: Measurement.Unit = .nanoseconds,
        style: Style = .plain
    ) {
        self.report = report
        self.comparison = comparison
        self.unit = unit
        self.style = style
    }

    /// The text, each line ended: the profiles' agreement with the system first, the verdict last.
    public func make() -> String {
        var lines = [("A", comparison.a), ("B", comparison.b)].map { name, side in
            "\(name)  \(side.name.safeForTerminal): \(ReconciliationText(side.quality).line)"
        }
        lines += comparison.warnings.map { style.bad("warning: " + $0.safeForTerminal) }
        lines.append("")
        for result in report.results { lines += self.lines(of: result) }
        lines += ["", emphasized(report.verdict)]
        return lines.map { $0 + "\n" }.joined()
    }

    private func lines(of result: GateReport.Result) -> [String] {
        var lines = ["\(emphasized(result.verdict))  \(result.rule.description.safeForTerminal)"]
        if result.outcomes.isEmpty, result.ignored == 0 { lines.append("    nothing matches, so nothing is shown") }
        for outcome in result.outcomes.prefix(Self.mostNamed) { lines.append("    " + line(of: outcome)) }
        let rest = result.outcomes.count - Self.mostNamed
        if rest > 0 { lines.append("    and \(rest) more") }
        if result.ignored > 0 { lines.append("    \(result.ignored) below --min-cost left out") }
        return lines
    }

    private func line(of outcome: GateReport.Outcome) -> String {
        let change = outcome.change
        let scale = CostScale(largest: max(change.a, change.b), unit: unit)
        let cells = ChangeCells(change: change, scale: scale)
        return "\(outcome.verdict.rawValue): \(outcome.name.safeForTerminal)  \(cells.a) → \(cells.b) \(scale.name) "
            + "per message (\(cells.relative)), 95 % interval of the difference \(cells.interval)"
    }

    private func emphasized(_ verdict: GateReport.Verdict) -> String {
        let word = verdict.rawValue.uppercased()
        return switch verdict {
        case .passed, .improvement: style.good(word)
        case .regression: style.bad(word)
        case .inconclusive: style.bold(word)
        }
    }
}
