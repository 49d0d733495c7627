import Analysis
import FlameReport
import Pipeline

/// One comparison in one line.
struct ComparisonText {
    var comparison: Comparison
    var unit: CostUnit
    var style = Style.plain

    /// For instance `serdes consumer: avro − json = −8.10 µs/message (−83 %), 95 % interval … : faster`.
    var line: String {
        let comparison = comparison
        var line =
            "\(comparison.scenario) \(comparison.role.rawValue): \(comparison.variant) − \(comparison.baseline) = "
        line += Self.signed(comparison.difference, unit.value(comparison.difference)) + " \(unit.name)/message"
        if let relative = comparison.relative {
            line += " (" + Self.signed(relative, Figures.decimal(relative * 100, 0)) + " %)"
        }
        if let lower = comparison.lowerLimit, let upper = comparison.upperLimit, let chance = comparison.probability {
            line += ", 95 % interval \(unit.value(lower)) … \(unit.value(upper)), p \(Figures.probability(chance))"
        }
        return line + ": " + emphasized(comparison.verdict)
    }

    private func emphasized(_ verdict: CostVerdict) -> String {
        switch verdict {
        case .faster: style.good(verdict.rawValue)
        case .slower: style.bad(verdict.rawValue)
        default: verdict.rawValue
        }
    }

    private static func signed(_ value: Double, _ text: String) -> String {
        value > 0 && !text.allSatisfy { "0.,".contains($0) } ? "+" + text : text
    }
}
