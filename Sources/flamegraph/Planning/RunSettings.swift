import Orders
import Pipeline
import Units

/// What `flamegraph run` was asked for, checked.
struct RunSettings: Sendable {
    var scenarios: [Scenario]
    /// Per round and variant; `nil` for each scenario's own number.
    var messages: MessageCount?
    var payloadSize: Int
    var batchSize: Int
    var replicas: Int
    var rounds: Int
    /// Messages of the warm-up round; `nil` for as many as a round has, at most two thousand.
    var warmup: MessageCount?
    /// Messages per second; 0 for as fast as it goes.
    var rate: Double
    var seed: UInt64
    var runID: String
    var outputFolder: String
    /// `nil` for the embedded broker.
    var kafkaBrokers: String?
    /// `nil` for the embedded registry.
    var schemaRegistry: String?
    var pyroscopeServer: String?
    /// Properties of librdkafka, `key=value`.
    var kafkaProperties: [String]
    /// A file of rules for categories; `nil` for the built-in ones alone.
    var categoryRules: String?
    /// How the services are sampled; `nil` for not at all.
    var perf: PerfSettings?

    /// The messages of a round.
    func messages(of scenario: Scenario) -> MessageCount { messages ?? scenario.messagesPerRound }

    /// The messages of the warm-up.
    func warmup(of scenario: Scenario) -> MessageCount { warmup ?? min(messages(of: scenario), 2000) }

    /// A figure of every scenario of the run, by its name.
    func byScenario(_ figure: (Scenario) -> MessageCount) -> [String: MessageCount] {
        Dictionary(uniqueKeysWithValues: scenarios.map { ($0.name, figure($0)) })
    }

    /// Whether broker and registry are started for this run.
    var isEmbedded: Bool { kafkaBrokers == nil }

    /// Whether some service needs a registry.
    static func needsRegistry(_ scenarios: [Scenario]) -> Bool {
        scenarios.contains { $0.services.contains { CodecKind.named($0.codec)?.schemaText != nil } }
    }
}
