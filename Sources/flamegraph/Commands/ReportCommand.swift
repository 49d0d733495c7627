import ArgumentParser
import FlameReport
import Pipeline
import Symbols

/// Makes the page of a run anew.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Makes the page of a run anew from its profiles, for instance with other rules for categories.",
        discussion: """
            Example: flamegraph report results/RUN-ID --rules my.rules
            """
    )

    @Argument(help: ArgumentHelp("The run's folder.", valueName: "run"))
    var folder: String

    @Option(help: ArgumentHelp("Rules for categories that go before the built-in ones.", valueName: "file"))
    var rules: String?

    @Option(help: ArgumentHelp("Where the page goes. (default: report.html in the run's folder)", valueName: "file"))
    var output: String?

    func run() async throws {
        try await CommandEnd.run { () async throws(PipelineError) in
            let run = RunFolder(folder)
            let report = try run.report()
            var loader = ProfileLoader(preparation: ProfilePreparation(rules: try CategoryRules.reading(rules)))
            var profiles: [String: NamedProfile] = [:]
            for service in run.services {
                var source = ProfileSource(folder)
                source.service = service
                profiles[service] = try await loader.load(source, messages: nil)
            }
            guard !profiles.isEmpty else {
                throw PipelineError(
                    .usage,
                    "\(folder.safeForTerminal) holds no profiles; was it a run with --profile perf?"
                )
            }
            let path = output ?? folder + "/report.html"
            try AtomicFile.write(HTMLReport(RunPage(report: report, profiles: profiles).document).text, to: path)
            StandardError.writeLine("report: \(path.safeForTerminal)")
            return report.exitCode
        }
    }
}
