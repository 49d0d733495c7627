import ArgumentParser
import FlameReport
import Pipeline
import PyroscopeClient
import Units

/// Looks which services have profiles.
struct CheckProfilesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profiles",
        abstract: "Checks which services have how many samples in Pyroscope, and why the others have none.",
        discussion: """
            Example: flamegraph check profiles --scenario serdes --from now-10m

            Tells of each service its samples and instances, its first and last profile, the share of its time in functions \
            with names, and the share with mangled Swift names. Of a service without samples it tells the likely cause, for \
            which it also asks Alloy. Credentials and tenant come from the environment and .env alone.

            Exit codes: 0 every service of the scenarios that are there has samples; 69 one has none, or there is nothing, or \
            Pyroscope cannot be reached; 4 it refused the credentials; 65 it answered something else; 64 wrong usage.
            """
    )

    @OptionGroup var servers: ProfileServers

    @Option(
        help: ArgumentHelp(
            "Begin: 2026-01-31T12:00:00Z, seconds or milliseconds since 1970, now or now-15m.",
            valueName: "time"
        )
    )
    var from = "now-15m"

    @Option(help: ArgumentHelp("End, in the same forms.", valueName: "time"))
    var until = "now"

    @Option(
        help: """
            Expects the services of this scenario: \(Catalogue.all.map(\.name).joined(separator: ", ")). (default: of every \
            scenario of which something is there)
            """
    )
    var scenario: String?

    @Option(help: ArgumentHelp("Samples per second and CPU, as the profiler is set to.", valueName: "hz"))
    var sampleRate: Int64 = ProfilingAgent.alloy.hertz ?? 97

    @Option(help: "Seconds to wait for each answer.")
    var timeout = 30

    @Option(help: "text: a table for people; json: the same for programs.")
    var format: OutputFormat = .text

    func validate() throws {
        for (name, text) in [("--from", from), ("--until", until)]
        where TimeArgument.time(text, now: MachineClocks.realtime()) == nil {
            throw ValidationError("\(name) takes \(TimeArgument.expectation)")
        }
        if let scenario, Catalogue.scenario(named: scenario) == nil {
            throw ValidationError("--scenario is one of \(Catalogue.all.map(\.name).joined(separator: ", "))")
        }
        guard (1...1_000_000).contains(sampleRate) else {
            throw ValidationError("--sample-rate must be from 1 to 1000000")
        }
        guard (1...300).contains(timeout) else { throw ValidationError("--timeout must be from 1 to 300") }
    }

    func run() async throws {
        try await CommandEnd.run { () async throws(PipelineError) in
            let connections = try await CheckConnections(options: servers.settings, timeout: .seconds(timeout))
            let probe = ProfilesProbe(
                configuration: try await connections.pyroscope(),
                alloy: try connections.alloy(),
                scenario: scenario.flatMap(Catalogue.scenario(named:)),
                window: try window(),
                hertz: sampleRate
            )
            let report = try await OwnThread.run { () throws(PipelineError) in try probe.report() }
            switch format {
            case .text:
                try StandardOutput.write(report.text(style: Style(isColored: StandardOutput.allowsColor)))
            case .json: try StandardOutput.write(try JSONText.make(report))
            }
            return report.exitCode
        }
    }

    private func window() throws(PipelineError) -> TimeWindow {
        let now = MachineClocks.realtime()
        do throws(PyroscopeError) {
            return try TimeWindow(
                start: TimeArgument.time(from, now: now) ?? .zero,
                end: TimeArgument.time(until, now: now) ?? now
            )
        } catch {
            throw PipelineError(pyroscope: error)
        }
    }
}
