import Analysis
import Pipeline

/// The comparisons that answer a scenario's question: every further variant against the first, role by role.
struct ScenarioComparisons {
    /// One of them.
    struct Entry {
        var role: Role
        /// The variants' names.
        var variants: (a: String, b: String)
        var a: NamedProfile
        var b: NamedProfile
        var result: ProfileComparison

        /// For instance `producer: json → avro`.
        var title: String { "\(role.rawValue): \(variants.a) → \(variants.b)" }
    }

    private(set) var entries: [Entry] = []
    /// Why some could not be compared, a line each.
    private(set) var problems: [String] = []

    /// Compares the services of a scenario that have profiles.
    init(_ scenario: ScenarioResult, profiles: [String: NamedProfile]) {
        for comparison in scenario.comparisons {
            let names = (
                a: "\(scenario.name)-\(comparison.baseline)-\(comparison.role.rawValue)",
                b: "\(scenario.name)-\(comparison.variant)-\(comparison.role.rawValue)"
            )
            guard let a = profiles[names.a], let b = profiles[names.b] else { continue }
            do throws(PipelineError) {
                let result = try a.comparison(with: b)
                let variants = (comparison.baseline, comparison.variant)
                entries.append(Entry(role: comparison.role, variants: variants, a: a, b: b, result: result))
            } catch {
                problems.append("\(names.b) cannot be compared with \(names.a): \(error.message)")
            }
        }
    }
}
