import Pipeline

/// Which services should have samples: those of the scenario that was asked for, or of every scenario of which something
/// is there.
struct ExpectedServices: Sendable, Equatable {
    /// The scenarios that are looked at, in the catalogue's order.
    var running: [String]
    /// The others.
    var notRunning: [String]
    /// The services of the first, in the order of the line.
    var services: [String]

    /// - Parameters:
    ///   - scenario: The one that was asked for.
    ///   - seen: Services with profiles, or with a container.
    init(scenario: Scenario?, seen: Set<String>) {
        let candidates = scenario.map { [$0] } ?? Catalogue.all
        let running = candidates.filter { candidate in
            scenario != nil || candidate.services.contains { seen.contains($0.name) }
        }
        self.running = running.map(\.name)
        notRunning = candidates.map(\.name).filter { name in !running.contains { $0.name == name } }
        services = running.flatMap(\.services).map(\.name)
    }
}
