import Analysis
import ArgumentParser
import FlameReport
import Pipeline

/// Fails where something costs more than it may.
struct GateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gate",
        abstract: "Compares a profile with a baseline and fails where something costs more than it may.",
        discussion: """
            Example: flamegraph gate --baseline main.pb.gz branch.pb.gz --fail-if 'function:Orders.*.encode* > +10%' \
            --fail-if 'category:serialization > +5%' --fail-if 'total > +200ns' --min-cost 50ns

            A rule fails only when the lower limit of the 95 % interval passes the threshold; where the interval holds the \
            threshold, the answer is: inconclusive. Names may have * and ?. The profiles are given as for compare.

            Exit codes: 0 passed, 12 regression, 13 improvement (0 with --accept-improvement), 14 inconclusive, \
            15 the two cannot be compared, 11 a profile does not agree with the operating system's account.
            """
    )

    @Option(help: ArgumentHelp("The profile that must not be exceeded.", valueName: "a"))
    var baseline: String

    @Argument(help: ArgumentHelp("The profile that is judged.", valueName: "b"))
    var candidate: String

    @Option(name: .customLong("fail-if"), help: ArgumentHelp("A rule; repeatable.", valueName: "rule"))
    var rules: [String]

    @Option(
        name: .customLong("min-cost"),
        help: ArgumentHelp("Functions that cost less per message on both sides are left out.", valueName: "cost")
    )
    var minimumCost = "0ns"

    @Flag(help: "An improvement ends with 0.")
    var acceptImprovement = false

    @OptionGroup var comparison: ComparisonArguments

    @Option(help: "text or json.")
    var format: OutputFormat = .text

    func validate() throws {
        guard !rules.isEmpty else { throw ValidationError("give at least one rule with --fail-if") }
        _ = try parsedRules()
        guard CostArgument.nanoseconds(minimumCost) != nil else {
            throw ValidationError("--min-cost takes a cost such as 50ns or 2us")
        }
    }

    func run() async throws {
        let rules = try parsedRules()
        let minimumCost = CostArgument.nanoseconds(minimumCost) ?? 0
        try await CommandEnd.run { () async throws(PipelineError) in
            let loaded = try await LoadedComparison.load(baseline, candidate, comparison)
            let report = GateReport(rules, on: loaded.result, minimumCost: minimumCost)
            switch format {
            case .text:
                let style = Style(isColored: StandardOutput.allowsColor)
                try StandardOutput.write(
                    GateText(report: report, comparison: loaded.result, unit: loaded.unit, style: style).make()
                )
            case .json: try StandardOutput.write(try JSONText.make(GateJSON(report, comparison: loaded.result)))
            }
            return exitCode(report.verdict, loaded)
        }
    }

    private func parsedRules() throws -> [GateRule] {
        try rules.map { text in
            do throws(GateRuleError) {
                return try GateRule(text)
            } catch {
                throw ValidationError(error.description)
            }
        }
    }

    /// A profile that cannot be believed proves nothing, whatever it says.
    private func exitCode(_ verdict: GateReport.Verdict, _ loaded: LoadedComparison) -> Pipeline.ExitCode {
        guard loaded.exitCode == .success else { return loaded.exitCode }
        return switch verdict {
        case .passed: .success
        case .improvement: acceptImprovement ? .success : .improvement
        case .inconclusive: .inconclusive
        case .regression: .regression
        }
    }
}
