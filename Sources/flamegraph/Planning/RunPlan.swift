import Pipeline
import Units

/// Everything decided before a run begins.
struct RunPlan: Sendable {
    /// One scenario's part.
    struct Part: Sendable {
        var scenario: Scenario
        var schedule: Schedule
        var partitions: Int32
        var slices: Int
        /// What differs from the usual, in a line for people.
        var decision: String?
    }

    var parts: [Part]
    var topics: TopicNames

    /// Plans a run.
    ///
    /// - Throws: `PipelineError` with the exit code `usage` when the embedded broker cannot hold a single message.
    init(_ settings: RunSettings) throws(PipelineError) {
        topics = TopicNames(runID: settings.runID, isEmbedded: settings.isEmbedded)
        parts = []
        for scenario in settings.scenarios {
            parts.append(
                settings.isEmbedded
                    ? try Self.embeddedPart(scenario, settings)
                    : Self.part(
                        scenario,
                        settings,
                        partitions: Scenario.partitionsPerTopic,
                        largestSlice: settings.largestBacklog(of: scenario)
                    )
            )
        }
    }

    /// The options with which the embedded broker makes the run's topics.
    var brokerTopics: [String] {
        parts.flatMap { part in topics.all(of: [part.scenario]).map { "\($0):\(part.partitions)" } }
    }

    private static func embeddedPart(_ scenario: Scenario, _ settings: RunSettings) throws(PipelineError) -> Part {
        let probe = SizeProbe(seed: settings.seed, runID: settings.runID)
        let limits = EmbeddedBrokerPlan.Limits()
        let plan = try EmbeddedBrokerPlan(
            scenario: scenario.name,
            messages: settings.largestBacklog(of: scenario),
            loads: try probe.loads(of: scenario, payloadSize: settings.payloadSize),
            limits: limits
        ) {
            largestPayload(below: settings.payloadSize, scenario, seed: settings.seed, settings.runID, limits)
        }
        var part = part(scenario, settings, partitions: plan.partitions, largestSlice: plan.largestSlice)
        part.slices = plan.slices
        part.decision = plan.decision
        return part
    }

    private static func part(
        _ scenario: Scenario,
        _ settings: RunSettings,
        partitions: Int32,
        largestSlice: MessageCount
    ) -> Part {
        Part(
            scenario: scenario,
            schedule: Schedule(
                scenario,
                messages: settings.messages(of: scenario),
                warmup: settings.warmup(of: scenario),
                rounds: settings.rounds,
                largestSlice: largestSlice
            ),
            partitions: partitions,
            slices: 1
        )
    }

    /// Found by halving: sizes grow with the payload, by how much the codec decides.
    private static func largestPayload(
        below tooLarge: Int,
        _ scenario: Scenario,
        seed: UInt64,
        _ runID: String,
        _ limits: EmbeddedBrokerPlan.Limits
    ) -> Int? {
        let probe = SizeProbe(seed: seed, runID: runID)
        func fits(_ payloadSize: Int) -> Bool {
            guard let loads = try? probe.loads(of: scenario, payloadSize: payloadSize) else { return false }
            return loads.allSatisfy { $0.largest <= limits.largestMessage }
        }
        guard fits(0) else { return nil }
        var low = 0
        var high = tooLarge
        while high - low > 1 {
            let middle = (low + high) / 2
            if fits(middle) { low = middle } else { high = middle }
        }
        return low
    }
}

extension RunSettings {
    /// The most messages that may wait to be read, if nothing is sliced.
    func largestBacklog(of scenario: Scenario) -> MessageCount { max(messages(of: scenario), warmup(of: scenario)) }
}
