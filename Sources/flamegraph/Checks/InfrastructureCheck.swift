import HTTPClient
import Pipeline

/// Looks at everything that a comparison of containers needs.
struct InfrastructureCheck: Sendable {
    let connections: CheckConnections
    let areas: Set<CheckArea>

    /// The findings, in the order of the areas.
    ///
    /// - Throws: `PipelineError` with the exit code `usage` for a setting that is wrong.
    func findings() async throws(PipelineError) -> [Finding] {
        var findings: [Finding] = []
        for area in CheckArea.allCases where areas.contains(area) { findings += try await self.findings(of: area) }
        return findings
    }

    private func findings(of area: CheckArea) async throws(PipelineError) -> [Finding] {
        switch area {
        case .kafka:
            let probe = KafkaProbe(
                configuration: try connections.kafka(),
                scenarios: Catalogue.all,
                timeout: connections.timeout
            )
            return try await OwnThread.run { () throws(PipelineError) in probe.findings() }
        case .registry:
            let probe = RegistryProbe(configuration: try connections.registry())
            return try await OwnThread.run { () throws(PipelineError) in probe.findings() }
        case .pyroscope:
            let probe = PyroscopeProbe(configuration: try await connections.pyroscope())
            return try await OwnThread.run { () throws(PipelineError) in probe.findings() }
        case .alloy:
            let server = try connections.alloy()
            return try await OwnThread.run { () throws(PipelineError) in
                AlloyProbe(
                    place: server.address.host,
                    state: AlloyState(of: server),
                    kernel: Self.isLoopback(server.address) ? MachineFacts.current().kernel : nil
                ).findings()
            }
        case .machine: return MachineProbe(facts: .current()).findings()
        }
    }

    /// Whether what answers there shares this machine's kernel.
    static func isLoopback(_ address: HTTPAddress) -> Bool {
        ["127.", "localhost", "[::1]"].contains { address.host.hasPrefix($0) }
    }
}
