public import Analysis

/// What a gate decided, for programs.
public struct GateJSON: Sendable, Encodable {
    /// Something that a rule was applied to.
    struct Outcome: Sendable, Encodable {
        var name: String
        var verdict: GateReport.Verdict
        var change: CostChange
        var difference: Double
        /// (B − A) / A; absent when A cost nothing.
        var relativeToA: Double?
    }

    /// A rule and what it says.
    struct Rule: Sendable, Encodable {
        var rule: String
        var verdict: GateReport.Verdict
        var ignored: Int
        var outcomes: [Outcome]
    }

    /// Counts up when a reader of older files would misread this one.
    let schemaVersion = 1
    let baseline: ProfileComparison.Side
    let candidate: ProfileComparison.Side
    let verdict: GateReport.Verdict
    let rules: [Rule]
    let warnings: [String]

    private enum CodingKeys: String, CodingKey {
        case schemaVersion, baseline, candidate, verdict, rules, warnings
    }

    /// Describes a decision.
    public init(_ report: GateReport, comparison: ProfileComparison) {
        baseline = comparison.a
        candidate = comparison.b
        verdict = report.verdict
        warnings = comparison.warnings
        rules = report.results.map { result in
            Rule(
                rule: result.rule.description,
                verdict: result.verdict,
                ignored: result.ignored,
                outcomes: result.outcomes.map { outcome in
                    Outcome(
                        name: outcome.name,
                        verdict: outcome.verdict,
                        change: outcome.change,
                        difference: outcome.change.difference,
                        relativeToA: outcome.change.relativeToA
                    )
                }
            )
        }
    }
}
