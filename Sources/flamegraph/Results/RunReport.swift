import Pipeline
import Units

/// The content of `run.json`.
struct RunReport: Sendable, Codable {
    /// What the run was asked for, without secrets.
    struct Settings: Sendable, Codable {
        var scenarios: [String]
        /// Per round, by scenario.
        var messages: [String: MessageCount]
        var payloadSize: Int
        var batchSize: Int
        var replicas: Int
        var rounds: Int
        /// Of the round that is not counted, by scenario.
        var warmup: [String: MessageCount]
        var rate: Double
        var seed: UInt64
        var kafkaBrokers: String
        var schemaRegistry: String
        var pyroscopeServer: String?
        var kafkaProperties: [String]
    }

    /// What was decided for a scenario.
    struct Plan: Sendable, Codable {
        var scenario: String
        var partitions: Int32
        var slices: Int
        var decision: String?
    }

    /// Counts up when a reader of older files would misread this one.
    var schemaVersion = 1
    var version = Version.current
    var runID: String
    /// ISO 8601, UTC.
    var startedAt: String
    /// Whether the run went to its end.
    var complete = false
    /// Why it did not.
    var failure: String?
    var settings: Settings
    var machine: MachineDescription
    var plan: [Plan]
    var scenarios: [ScenarioResult] = []
    /// The services' profiles; `nil` in files of runs that could not be profiled yet.
    var profiling: ProfilingResult?
    /// What was pushed to Pyroscope; `nil` when nothing was to be.
    var pyroscope: PushResult?
    /// Topics that were made on a cluster of the user's and left there.
    var topicsLeft: [String] = []

    /// A report with nothing in it yet.
    init(_ settings: RunSettings, plan: RunPlan, machine: MachineDescription, startedAt: String) {
        runID = settings.runID
        self.startedAt = startedAt
        self.machine = machine
        self.settings = Settings(settings)
        self.plan = plan.parts.map {
            Plan(scenario: $0.scenario.name, partitions: $0.partitions, slices: $0.slices, decision: $0.decision)
        }
    }

    /// The exit code that the findings call for.
    var exitCode: Pipeline.ExitCode {
        let codes = scenarios.map(\.delivery.exitCode)
        if codes.contains(.verificationFailed) { return .verificationFailed }
        if codes.contains(.notEnoughEvidence) { return .notEnoughEvidence }
        guard profiling?.untrustworthy.isEmpty ?? true else { return .notTrustworthy }
        return pyroscope?.problem == nil ? .success : .unavailable
    }
}

extension RunReport.Settings {
    /// The settings as they may be kept: addresses without user and password.
    init(_ settings: RunSettings) {
        self.init(
            scenarios: settings.scenarios.map(\.name),
            messages: settings.byScenario(settings.messages(of:)),
            payloadSize: settings.payloadSize,
            batchSize: settings.batchSize,
            replicas: settings.replicas,
            rounds: settings.rounds,
            warmup: settings.byScenario(settings.warmup(of:)),
            rate: settings.rate,
            seed: settings.seed,
            kafkaBrokers: settings.kafkaBrokers ?? "embedded",
            schemaRegistry: settings.schemaRegistry.map(Redaction.address) ?? "embedded",
            pyroscopeServer: settings.pyroscopeServer.map(Redaction.address),
            kafkaProperties: settings.kafkaProperties.map(Redaction.property)
        )
    }
}
