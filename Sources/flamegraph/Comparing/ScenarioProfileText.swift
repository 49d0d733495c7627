import FlameReport
import Pipeline

/// What a scenario's profiles say, after its table.
struct ScenarioProfileText {
    private let summary: ProfileSummaryText
    private let problems: [String]

    /// Describes a scenario.
    init(_ scenario: ScenarioResult, profiles: [String: NamedProfile], style: Style) {
        let comparisons = ScenarioComparisons(scenario, profiles: profiles)
        var summary = ProfileSummaryText(
            services: scenario.services.compactMap { service in
                profiles[service.service].map { .init(name: service.service, quality: $0.quality) }
            },
            comparisons: comparisons.entries.map(\.result)
        )
        summary.style = style
        summary.width = StandardOutput.width
        self.summary = summary
        problems = comparisons.problems
    }

    /// The text, each line ended.
    func make() -> String { summary.make() + problems.map { $0.safeForTerminal + "\n" }.joined() }
}
