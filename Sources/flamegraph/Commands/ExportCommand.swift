import Analysis
public import ArgumentParser
import FlameReport
import Pipeline
public import ProfileFormats
import ProfileModel
import Symbols

/// Writes a profile in other tools' formats.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes a profile, with readable names, as folded stacks, pprof or a picture.",
        discussion: """
            Example: flamegraph export results/RUN#serdes-json-producer --folded json.folded --svg json.svg

            The profile is given as for compare. Viewers that count every sample, such as the Firefox Profiler, need folded \
            stacks in samples, which is the default.
            """
    )

    @Argument(help: ArgumentHelp("The profile.", valueName: "profile"))
    var profile: String

    @Option(help: ArgumentHelp("Writes folded stacks.", valueName: "file"))
    var folded: String?

    @Option(help: "What the numbers of folded stacks are: samples or nanoseconds.")
    var unit: FoldedWriter.Options.Unit = .samples

    @Option(help: ArgumentHelp("Writes a pprof profile, packed with gzip.", valueName: "file"))
    var pprof: String?

    @Option(help: ArgumentHelp("Writes a flame graph that needs no script.", valueName: "file"))
    var svg: String?

    @Option(help: ArgumentHelp("Rules for categories that go before the built-in ones.", valueName: "file"))
    var rules: String?

    func validate() throws {
        guard folded != nil || pprof != nil || svg != nil else {
            throw ValidationError("say what to write: --folded, --pprof or --svg")
        }
    }

    func run() async throws {
        try await CommandEnd.run { () async throws(PipelineError) in
            let rules = try CategoryRules.reading(rules)
            var loader = ProfileLoader(preparation: ProfilePreparation(rules: rules))
            let loaded = try await loader.load(ProfileSource(profile), messages: nil)
            if let svg { try AtomicFile.write(SVGFlameGraph(loaded.service, quality: loaded.quality).make(), to: svg) }
            let profile = Profile(loaded.service)
            if let folded { try AtomicFile.write(try FoldedFile.bytes(of: profile, unit: unit), to: folded) }
            if let pprof { try AtomicFile.write(try PprofFile.bytes(of: profile), to: pprof) }
            return .success
        }
    }
}

extension FoldedWriter.Options.Unit: ExpressibleByArgument {}
