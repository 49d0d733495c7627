import ArgumentParser
import Pipeline

/// Looks at Kafka, the registry, Pyroscope, Alloy and the machine.
struct CheckInfrastructureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "infrastructure",
        abstract: "Checks Kafka, its topics, the Schema Registry, Pyroscope, Alloy and the machine: one line each.",
        discussion: """
            Example: flamegraph check infrastructure --only kafka,alloy

            Every line says ok, warning, failed or skipped, what was found, and what to do. Without options the ports are \
            asked that compose.yaml publishes. Alloy's own word on its health is not taken: its sessions, counters and \
            targets are. Credentials come from the environment and .env alone.

            Exit codes: 0 all ok, warnings allowed; 69 something that is needed is missing or failed; 64 wrong usage.
            """
    )

    @OptionGroup var servers: CheckServers

    @Option(
        help: ArgumentHelp(
            "Checks only these: \(CheckArea.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "area,…"
        ),
        transform: CheckInfrastructureCommand.areas
    )
    var only = CheckArea.allCases

    @Option(help: "Seconds to wait for each answer.")
    var timeout = 5

    @Option(help: "text: a line for each check; json: the same for programs.")
    var format: OutputFormat = .text

    func validate() throws {
        guard (1...300).contains(timeout) else { throw ValidationError("--timeout must be from 1 to 300") }
    }

    func run() async throws {
        try await CommandEnd.run { () async throws(PipelineError) in
            let connections = try await CheckConnections(options: servers.settings, timeout: .seconds(timeout))
            let check = InfrastructureCheck(connections: connections, areas: Set(only))
            let report = FindingsReport(try await check.findings())
            switch format {
            case .text: try StandardOutput.write(report.text)
            case .json: try StandardOutput.write(try JSONText.make(report))
            }
            return report.exitCode
        }
    }

    private static func areas(_ text: String) throws -> [CheckArea] {
        try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
            guard let area = CheckArea(rawValue: String(word)) else {
                let names = CheckArea.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--only takes some of \(names), separated by commas")
            }
            return area
        }
    }
}
