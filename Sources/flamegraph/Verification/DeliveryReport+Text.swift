import FlameReport
import Pipeline

extension DeliveryReport {
    /// The report as lines for people, the verdict first.
    func text(style: Style = .plain) -> String {
        let counts = "lost=\(lost) duplicated=\(duplicated) rejected=\(rejected)"
        var lines: [String]
        switch exitCode {
        case .success: lines = [style.good("ALL-RECORDS-DELIVERED") + " " + counts]
        case .notEnoughEvidence: lines = [style.bad("NOT-ENOUGH-EVIDENCE") + " " + counts]
        default: lines = [style.bad("DELIVERY-VIOLATED") + " " + counts + further]
        }
        lines += Self.list("missing evidence", missingEvidence)
        lines += Self.list("breach", breaches)
        for line in self.lines {
            lines += Self.list("lost in \(line.name)", line.lostExamples.map(Self.name), of: line.lost)
            lines += Self.list(
                "in \(line.name) but sent by nobody",
                line.phantomExamples.map(Self.name),
                of: line.phantom
            )
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private var further: String {
        (phantom > 0 ? " phantom=\(phantom)" : "") + (outOfOrder > 0 ? " out-of-order=\(outOfOrder)" : "")
            + (breaches.isEmpty ? "" : " breaches=\(breaches.count)")
    }

    private static func name(_ message: Message) -> String { "\(message.producer) #\(message.sequence)" }

    private static func list(_ title: String, _ examples: [String], of total: UInt64? = nil) -> [String] {
        let shown = examples.prefix(exampleLimit).map { "  \(title): \($0.safeForTerminal)" }
        let more = (total ?? UInt64(examples.count)) - UInt64(shown.count)
        return shown + (more > 0 ? ["  \(title): and \(more) more"] : [])
    }
}
