import Analysis
import Pipeline
import Units

/// The cost of a role in one variant against the same role in the first variant.
struct Comparison: Sendable, Codable {
    var scenario: String
    var role: Role
    /// The first variant: A.
    var baseline: String
    /// The variant that is compared with it: B.
    var variant: String
    var difference: Double
    /// The difference in proportion to A; `nil` when A cost nothing.
    var relative: Double?
    /// Limits of the 95 % interval; `nil` for a single round.
    var lowerLimit: Double?
    var upperLimit: Double?
    var probability: Double?
    var verdict: CostVerdict

    /// Compares two services; `nil` when one has no rounds.
    init?(scenario: String, _ a: ServiceResult, _ b: ServiceResult) {
        guard let result = CostDifference(a.rounds.compactMap(\.cost), b.rounds.compactMap(\.cost)) else { return nil }
        self.scenario = scenario
        role = a.role
        baseline = a.variant
        variant = b.variant
        difference = result.b.mean - result.a.mean
        relative = result.relative
        lowerLimit = result.test?.lowerLimit
        upperLimit = result.test?.upperLimit
        probability = result.test?.probability
        verdict = result.verdict
    }

    /// Every further variant against the first, role by role.
    static func all(of scenario: Scenario, services: [ServiceResult]) -> [Comparison] {
        guard let first = scenario.variants.first?.name else { return [] }
        return Role.allCases.flatMap { role in
            scenario.variants.dropFirst().compactMap { variant in
                guard let a = services.first(where: { $0.variant == first && $0.role == role }),
                    let b = services.first(where: { $0.variant == variant.name && $0.role == role })
                else { return nil }
                return Comparison(scenario: scenario.name, a, b)
            }
        }
    }
}
