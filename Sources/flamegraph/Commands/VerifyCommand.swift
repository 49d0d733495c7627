import ArgumentParser
import FlameReport
import Foundation
import Pipeline

/// Checks event lines for losses, duplicates and broken invariants.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Checks event lines: was everything that producers had acknowledged received, once?",
        discussion: """
            Example: flamegraph verify results/RUN-ID/events/*.jsonl

            Exit codes: 0 all delivered, 1 a promise was broken, 2 not enough evidence.
            """
    )

    @Argument(help: ArgumentHelp("Files of event lines; - is standard input.", valueName: "events"))
    var paths: [String]

    @Option(help: "text or json.")
    var format: OutputFormat = .text

    @Flag(help: "Faults were injected: duplicates are counted but no fault, and processors may have been killed.")
    var allowDuplicates = false

    @Flag(help: "Transactions were used: their markers take offsets that no reader sees.")
    var allowGaps = false

    func run() async throws {
        try await CommandEnd.run { () throws(PipelineError) in
            var evidence = Evidence()
            for path in paths { try EvidenceFile.read(path, into: &evidence) }
            let report = DeliveryCheck(
                evidence,
                allowing: DeliveryCheck.Allowance(duplicates: allowDuplicates, gaps: allowGaps)
            ).report()
            switch format {
            case .text: try StandardOutput.write(report.text(style: Style(isColored: StandardOutput.allowsColor)))
            case .json: try StandardOutput.write(try JSONText.make(report))
            }
            return report.exitCode
        }
    }
}
