import FlameReport
import Pipeline
import PyroscopeClient

/// Which services have samples in a window, for people and for programs.
struct ProfilesReport: Sendable, Encodable {
    var verdict: FindingsReport.Verdict
    var server: String
    var from: String
    var until: String
    /// The scenarios that are looked at.
    var scenarios: [String]
    /// Scenarios of which there is nothing.
    var notRunning: [String]
    var services: [ServiceProfiles]
    /// How many services outside the catalogue were not looked at.
    var unlistedServices: Int
    /// Why there is nothing of any scenario; `nil` when there is something.
    var problem: String?
    var advice: String?

    init(
        server: String,
        window: TimeWindow,
        services: [ServiceProfiles],
        scenarios: ExpectedServices,
        unlisted: Int,
        nothing: MissingCause.Explanation?
    ) {
        let isComplete = nothing == nil && !services.contains { $0.status == .missing }
        verdict = isComplete ? .ok : .failed
        self.server = server
        from = DateTimeText.text(window.start)
        until = DateTimeText.text(window.end)
        self.scenarios = scenarios.running
        notRunning = scenarios.notRunning
        self.services = services
        unlistedServices = unlisted
        problem = nothing?.cause
        advice = nothing?.advice
    }

    /// Warnings are no failures.
    var exitCode: Pipeline.ExitCode { verdict == .ok ? .success : .unavailable }

    /// A table of what is there, then a line for everything that is not as it should be.
    func text(style: Style) -> String {
        var lines = ["Profiles in \(server) from \(from) until \(until)".safeForTerminal]
        if !services.isEmpty { lines += [""] + table.lines(style: style) }
        let notes = services.compactMap { service in
            service.problem.map { Self.note(service.status.rawValue, service.service + ": " + $0, service.advice) }
        }
        let nothing = problem.map { Self.note("failed", "nothing of any scenario: " + $0, advice) }
        let remarks = notes + (nothing.map { [$0] } ?? [])
        if !remarks.isEmpty { lines += [""] + remarks }
        lines += [""] + summary
        return lines.joined(separator: "\n") + "\n"
    }

    private var table: TextTable {
        var table = TextTable(
            ["service", "samples", "instances", "first", "last", "named", "mangled"],
            left: [0, 3, 4]
        )
        for service in services {
            table.append(
                [
                    service.service.safeForTerminal, Figures.whole(service.samples), String(service.instances),
                    service.first ?? "–", service.last ?? "–",
                    service.namedShare.map(Self.percent) ?? "–", service.mangledShare.map(Self.percent) ?? "–",
                ]
            )
        }
        return table
    }

    private var summary: [String] {
        let expected = services.filter(\.isExpected)
        let there = expected.count { $0.status != .missing }
        var lines = ["\(there) of \(expected.count) expected services have samples"]
        if !scenarios.isEmpty { lines[0] += " (\(scenarios.joined(separator: ", ")))" }
        if !notRunning.isEmpty { lines.append("Nothing of: \(notRunning.joined(separator: ", "))") }
        if unlistedServices > 0 { lines.append("\(unlistedServices) further services are not shown") }
        return lines
    }

    private static func note(_ status: String, _ text: String, _ advice: String?) -> String {
        (status + String(repeating: " ", count: max(1, 9 - status.count)) + text + (advice.map { "; " + $0 } ?? ""))
            .safeForTerminal
    }

    /// With one decimal.
    static func percent(_ share: Double) -> String { Figures.decimal(share * 100, 1) + " %" }
}
