import Analysis
import FlameReport

/// What a run says of its profiles in `run.json`.
struct ProfilingResult: Sendable, Codable {
    /// A service's profile, without its stacks.
    struct Service: Sendable, Codable {
        var service: String
        /// The file, relative to the run's folder.
        var file: String
        var quality: ProfileQuality
    }

    /// Samples per second of CPU time; `nil` when nothing was sampled.
    var frequency: Int?
    /// Why nothing was sampled although it was asked for.
    var obstacle: String?
    var services: [Service] = []

    /// The services whose profile does not agree with the operating system, each with its ratio.
    var untrustworthy: [String] {
        services.compactMap { service in
            guard let reconciliation = service.quality.reconciliation, !reconciliation.isTrustworthy else { return nil }
            return "\(service.service) (\(Figures.decimal(reconciliation.ratio, 3)))"
        }
    }
}
