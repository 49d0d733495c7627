import Analysis
import FlameReport
import Pipeline
import Units

/// A scenario's results for people.
struct ScenarioText {
    var result: ScenarioResult
    var style = Style.plain

    /// The heading, the table, the comparisons and the delivery, each line ended.
    func make() -> String {
        var lines = [style.bold("\(result.name): \(result.question)"), ""]
        lines += table().lines(style: style)
        lines.append("")
        let unit = CostUnit(for: result.services)
        lines += result.comparisons.map { ComparisonText(comparison: $0, unit: unit, style: style).line }
        if result.comparisons.contains(where: { $0.verdict == .notTested }) {
            lines.append(
                "(a single round shows no spread, so nothing can be said about chance: use --rounds 3 or more)"
            )
        }
        if !result.comparisons.isEmpty { lines.append("") }
        return lines.map { $0 + "\n" }.joined() + result.delivery.text(style: style)
    }

    private func table() -> TextTable {
        let unit = CostUnit(for: result.services)
        var table = TextTable([
            "service", "messages", "\(unit.name)/message", "user", "system", "bytes/message", "messages/s",
            "p50", "p90", "p99", "p99.9", "failures",
        ])
        for service in result.services {
            let name = service.replicas > 1 ? "\(service.service) ×\(service.replicas)" : service.service
            table.append(
                [
                    name, Figures.whole(service.messages.rawValue), unit.estimate(service.cost),
                    Self.percent(service.userShare), Self.percent(service.userShare.map { 1 - $0 }),
                    service.bytesPerMessage.map { Figures.decimal($0, 0) } ?? "–",
                    service.messagesPerSecond.map { Figures.decimal($0, 0) } ?? "–",
                ] + Self.percentiles(service.latency) + [Self.failures(service.failures)]
            )
        }
        return table
    }

    private static func percentiles(_ latency: LatencySummary?) -> [String] {
        guard let latency else { return Array(repeating: "–", count: 4) }
        return [latency.p50, latency.p90, latency.p99, latency.p999].map { Figures.span(nanoseconds: $0.rawValue) }
    }

    private static func percent(_ share: Double?) -> String {
        share.map { Figures.decimal($0 * 100, 0) + " %" } ?? "–"
    }

    private static func failures(_ counts: FailureCounts) -> String {
        let named: [(String, MessageCount)] = [
            ("undelivered", counts.undelivered), ("rejected", counts.rejected), ("lost", counts.lost),
            ("duplicated", counts.duplicated), ("out of order", counts.outOfOrder), ("skipped", counts.skippedOffsets),
        ]
        let present = named.filter { $0.1 > .zero }.map { "\(Figures.whole($0.1.rawValue)) \($0.0)" }
        return present.isEmpty ? "0" : present.joined(separator: ", ")
    }
}
