import Analysis
import FlameReport
import Pipeline
import ProfileModel
import PyroscopeClient
import Units

/// Compares two services by what Pyroscope has of them and by their own counts.
struct PyroscopeComparison {
    private let arguments: ComparisonArguments
    private let source: RunRecordSource
    private let profiles: PyroscopeProfiles
    private let now: Nanoseconds

    /// Settles what is asked for; nothing is sent yet.
    ///
    /// - Throws: `PipelineError` with the exit code `usage` for what cannot be carried out.
    init(_ asked: PyroscopeArguments, _ arguments: ComparisonArguments) async throws(PipelineError) {
        self.arguments = arguments
        now = MachineClocks.realtime()
        source = try asked.source((arguments.messagesOfA, arguments.messagesOfB))
        let agent = try asked.agent()
        let window = try asked.window(by: agent, now: now)
        let measured: MeasuredWindow
        if case .totals = source {
            measured = MeasuredWindow(undivided: window)
        } else {
            measured = try MeasuredWindow(window, interval: agent.collectInterval, slices: asked.slices)
        }
        let configuration = try await PyroscopeConnection.configuration(server: asked.pyroscopeServer)
        profiles = PyroscopeProfiles(api: PyroscopeAPI(configuration: configuration), agent: agent, window: measured)
    }

    /// Reads both services and compares them.
    ///
    /// - Throws: `PipelineError` when something is missing or cannot be compared.
    func load(_ a: String, _ b: String) async throws(PipelineError) -> LoadedComparison {
        let rules = try arguments.categoryRules()
        let counts = try await source.read()
        let rounds = (a: try rounds(of: a, counts.records, isA: true), b: try rounds(of: b, counts.records, isA: false))
        let profiles = profiles
        let (readA, readB, page) = try await OwnThread.run { () throws(PipelineError) in
            (try profiles.read(a), try profiles.read(b), Self.comparisonPage(profiles, a, b))
        }
        var preparation = ProfilePreparation(rules: rules)
        let named = (
            a: Self.prepare(a, readA.profile, rounds.a.rounds, &preparation),
            b: Self.prepare(b, readB.profile, rounds.b.rounds, &preparation)
        )
        let warnings =
            unsettled + counts.warnings + rounds.a.warnings + rounds.b.warnings + readA.warnings + readB.warnings
        for warning in warnings { StandardError.writeLine("warning: " + warning.safeForTerminal) }
        return LoadedComparison(
            a: named.a,
            b: named.b,
            result: try named.a.comparison(with: named.b, options: arguments.comparison),
            source: document(counts: counts.origin, page: page, warnings: warnings)
        )
    }

    private func rounds(of service: String, _ records: [RunRecord], isA: Bool) throws(PipelineError) -> SliceRounds {
        if case .totals(let a, let b) = source { return SliceRounds(total: isA ? a : b) }
        return try SliceRounds(of: service, in: profiles.window, records: records)
    }

    private static func prepare(
        _ name: String,
        _ profile: Profile,
        _ rounds: [ServiceProfile.Round],
        _ preparation: inout ProfilePreparation
    ) -> NamedProfile {
        var profile = profile
        profile.measurement.facts.merge(RoundFacts.facts(service: name, rounds: rounds)) { $1 }
        return preparation.service(name, preparation.named(profile), rounds: rounds)
    }

    /// The address of the server's own page for both services; `nil` where the server has none or does not tell.
    private static func comparisonPage(_ profiles: PyroscopeProfiles, _ a: String, _ b: String) -> String? {
        guard let version = try? profiles.api.version(), version.hasComparisonPage == true else { return nil }
        return try? profiles.api.comparisonLink(between: profiles.query(a), and: profiles.query(b))
    }

    /// Profiles that may still be under way.
    private var unsettled: [String] {
        let settled = profiles.window.whole.end + profiles.agent.collectInterval + profiles.agent.collectInterval
        guard settled > now else { return [] }
        return [
            "the window's last profiles may not have come yet; compare again after \(DateTimeText.text(settled)), or leave out "
                + "--until"
        ]
    }

    private func document(counts: String, page: String?, warnings: [String]) -> SourceDocument {
        let window = profiles.window
        return SourceDocument(
            server: profiles.api.configuration.url,
            from: DateTimeText.text(window.whole.start),
            until: DateTimeText.text(window.whole.end),
            slices: window.slices.count,
            sliceSeconds: (window.whole.duration.seconds / Double(window.slices.count) * 1000).rounded() / 1000,
            counts: counts,
            comparisonPage: page,
            warnings: warnings
        )
    }
}
