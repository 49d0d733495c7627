import Analysis
import ArgumentParser
import FlameReport
import Pipeline
import Symbols

/// Judges a run of the control scenario.
struct ControlsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "controls",
        abstract: "Judges a run of scenario control: is nothing found where nothing is, and what is there found?",
        discussion: """
            Example: flamegraph run --scenario control --run-id c && flamegraph controls results/c

            Variants plain and same do the same; busy spins 20 % longer in one function. \
            Exit codes: 0 both controls hold, 1 one does not.
            """
    )

    @Argument(help: ArgumentHelp("The run's folder.", valueName: "run"))
    var folder: String

    @Option(help: "text or json.")
    var format: OutputFormat = .text

    func run() async throws {
        try await CommandEnd.run { () async throws(PipelineError) in
            var loader = ProfileLoader(preparation: ProfilePreparation(rules: .standard))
            var profiles: [String: NamedProfile] = [:]
            for name in ControlVerdict.services {
                var source = ProfileSource(folder)
                source.service = name
                profiles[name] = try await loader.load(source, messages: nil)
            }
            let verdict = try ControlVerdict(profiles)
            switch format {
            case .text: try StandardOutput.write(verdict.text(style: Style(isColored: StandardOutput.allowsColor)))
            case .json: try StandardOutput.write(try JSONText.make(verdict))
            }
            return verdict.holds ? .success : .verificationFailed
        }
    }
}
