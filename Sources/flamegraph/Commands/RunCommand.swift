import ArgumentParser
import Pipeline

/// Runs scenarios and measures what a message costs.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Runs scenarios with real processes and prints what a message costs in each service.",
        discussion: """
            Example: flamegraph run --scenario serdes --messages 20000 --rounds 5
            Example: flamegraph run --kafka-brokers kafka:9092 --schema-registry http://registry:8081

            Without --kafka-brokers an embedded broker and registry are started for the run. The results are printed, and \
            left in OUT/RUN-ID/run.json together with every process's event lines. Ctrl-C stops all processes in order.

            With --pyroscope-server the profiles go to Pyroscope too, with readable names, under service_name, scenario, \
            variant, role, instance and run. When that fails the results stay, and the exit code is 69. Credentials: \
            \(Setting.ofPyroscope.dropFirst().map(\.variable).joined(separator: ", ")) in the environment.
            """
    )

    @OptionGroup var options: RunOptions

    @Option(help: "text: tables for people; json: the content of run.json.")
    var format: OutputFormat = .text

    func validate() throws { _ = try options.settings() }

    @Flag(help: ArgumentHelp("Prints how perf is called, and ends.", visibility: .hidden))
    var printPerfArguments = false

    func run() async throws {
        let settings = try options.settings()
        if printPerfArguments {
            let arguments = settings.perf?.recordArguments ?? []
            return try await CommandEnd.run { () throws(PipelineError) in
                try StandardOutput.write(arguments.joined(separator: " ") + "\n")
                return .success
            }
        }
        try await CommandEnd.run { () async throws(PipelineError) in
            var pusher: PyroscopePusher?
            if let server = settings.pyroscopeServer { pusher = try await PyroscopePusher(server: server) }
            return try await RunExecution(settings: settings, format: format, pusher: pusher).perform()
        }
    }
}
