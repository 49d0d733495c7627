import Pipeline
import Units

/// What a run found out about one scenario.
struct ScenarioResult: Sendable, Codable {
    var name: String
    var question: String
    var order: Scenario.Order
    var partitions: Int32
    /// Slices of each round.
    var slices: Int
    var services: [ServiceResult]
    var comparisons: [Comparison]
    var delivery: DeliveryReport
    /// The delivery check's word: `delivered`, `violated` or `not enough evidence`.
    var verdict: String

    /// Sums up a scenario.
    init(_ part: RunPlan.Part, replicas: Int, records: RecordCollection, evidence: Evidence) {
        let scenario = part.scenario
        name = scenario.name
        question = scenario.question
        order = scenario.order
        partitions = part.partitions
        slices = part.slices
        services = scenario.services.map {
            ServiceResult(
                $0,
                replicas: RoleCommandLine.instances(of: $0, replicas: replicas).count,
                records: records,
                order: scenario.order
            )
        }
        comparisons = Comparison.all(of: scenario, services: services)
        delivery = DeliveryCheck(evidence).report()
        delivery.breaches += services.compactMap(Self.breach)
        verdict =
            switch delivery.exitCode {
            case .success: "delivered"
            case .notEnoughEvidence: "not enough evidence"
            default: "violated"
            }
    }

    /// What a service's own count says against the delivery, if anything.
    private static func breach(_ service: ServiceResult) -> String? {
        let counts = service.failures
        let worst = [
            ("undelivered", counts.undelivered), ("lost", counts.lost),
            ("dropped by the broker", counts.skippedOffsets),
        ].filter { $0.1 > .zero }
        guard !worst.isEmpty else { return nil }
        return "\(service.service) counted " + worst.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
    }
}
