import Analysis
import FlameReport
import Pipeline
import Units

/// The page of a run: `report.html`.
struct RunPage {
    /// What `run.json` says.
    var report: RunReport
    /// By the service's name.
    var profiles: [String: NamedProfile]

    /// The document that the page shows.
    var document: ReportDocument {
        var services: [ReportDocument.Service] = []
        var places: [String: Int] = [:]
        for scenario in report.scenarios {
            for service in scenario.services {
                guard let profile = profiles[service.service] else { continue }
                places[service.service] = services.count
                services.append(Self.service(profile, scenario: scenario.name, service))
            }
        }
        var notices: [String] =
            report.complete ? [] : ["The run did not reach its end: \(report.failure ?? "unknown why")."]
        let sections = report.scenarios.map { scenario in
            let comparisons = ScenarioComparisons(scenario, profiles: profiles)
            notices += comparisons.problems
            return section(scenario, comparisons, places)
        }
        return ReportDocument(
            title: "What a message costs",
            runID: report.runID,
            startedAt: report.startedAt,
            machine: machine,
            command: "flamegraph run",
            services: services,
            sections: sections,
            notices: notices
        )
    }

    private func section(
        _ scenario: ScenarioResult,
        _ comparisons: ScenarioComparisons,
        _ places: [String: Int]
    ) -> ReportDocument.Section {
        ReportDocument.Section(
            name: scenario.name,
            question: scenario.question,
            comparisons: comparisons.entries.compactMap { entry in
                guard let a = places[entry.a.service.name], let b = places[entry.b.service.name] else { return nil }
                return ReportDocument.Comparison(title: entry.title, a: a, b: b, result: entry.result)
            }
        )
    }

    private static func service(
        _ profile: NamedProfile,
        scenario: String,
        _ service: ServiceResult
    ) -> ReportDocument.Service {
        ReportDocument.Service(
            profile: profile.service,
            quality: profile.quality,
            scenario: scenario,
            variant: service.variant,
            role: service.role.rawValue
        )
    }

    private var machine: [String] {
        let machine = report.machine
        let gibibytes = Double(machine.memory.rawValue) / 1_073_741_824
        let libraries = machine.libraries.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return [
            "\(machine.processors) × \(machine.model), \(Figures.decimal(gibibytes, 0)) GiB",
            "\(machine.system), Linux \(machine.kernel), \(machine.architecture)",
            libraries.joined(separator: ", "),
        ]
    }
}
