import FlameReport
import PyroscopeClient

/// What a run pushed to Pyroscope.
struct PushResult: Sendable, Codable, Equatable {
    /// Of one service.
    struct Service: Sendable, Codable, Equatable {
        var service: String
        /// Profiles: one per instance and round.
        var profiles = 0
        /// In how many pushes, as the server takes only so much at a time.
        var parts = 0
        /// Uncompressed.
        var bytes = 0
        /// Stacks so deep that the server cuts their innermost frames off.
        var deepStacks = 0
    }

    /// The address.
    var server: String
    var services: [Service] = []
    /// Why not everything was pushed.
    var problem: String?

    /// Notes a profile that was pushed.
    mutating func add(_ report: PushReport, of service: String) {
        let place = services.firstIndex { $0.service == service } ?? services.count
        if place == services.count { services.append(Service(service: service)) }
        services[place].profiles += 1
        services[place].parts += report.parts
        services[place].bytes += report.bytes
        services[place].deepStacks += report.deepSamples
    }

    /// Adds what another scenario pushed; the first problem stays.
    mutating func add(_ other: PushResult) {
        services += other.services
        problem = problem ?? other.problem
    }

    /// For people, one line and its end.
    var text: String {
        let profiles = services.reduce(0) { $0 + $1.profiles }
        let deep = services.reduce(0) { $0 + $1.deepStacks }
        let cut = deep == 0 ? "" : ", \(deep) stacks cut at the server's depth"
        return
            "pushed to Pyroscope at \(server): \(profiles) profiles of \(services.count) services\(cut)".safeForTerminal
            + "\n"
    }
}
