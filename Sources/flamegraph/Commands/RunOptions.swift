import ArgumentParser
import KafkaClient
import Pipeline
import Units

/// The options of `flamegraph run`.
struct RunOptions: ParsableArguments {
    @Option(
        help: """
            all, \(Catalogue.all.map(\.name).joined(separator: ", ")). all leaves out control, which tests the comparison.
            """
    )
    var scenario = "all"

    @Option(help: "Messages per round and variant. (default: \(Self.defaultMessages))")
    var messages: Int64?

    @Option(help: "Characters of payload in each order.")
    var payloadSize = 200

    @Option(help: "Messages between flushes of the batch variant.")
    var batchSize = 100

    @Option(help: ArgumentHelp("A cluster of yours, instead of the embedded broker.", valueName: "host:port,…"))
    var kafkaBrokers: String?

    @Option(help: ArgumentHelp("A Schema Registry of yours; goes with --kafka-brokers.", valueName: "url"))
    var schemaRegistry: String?

    @Option(help: ArgumentHelp("Also pushes the services' profiles to this Pyroscope.", valueName: "url"))
    var pyroscopeServer: String?

    @Option(help: "Instances of each processor.")
    var replicas = 1

    @Option(help: "Rounds that are counted.")
    var rounds = 5

    @Option(help: "Messages before the first round, which are not counted. (default: as --messages, at most 2000)")
    var warmup: Int64?

    @Option(help: "Messages per second of each producer; 0 is as fast as it goes.")
    var rate = 0.0

    @Option(help: "Seed of the orders: the same seed gives the same bytes.")
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("The run's name. (default: made from the time)", valueName: "id"))
    var runID: String?

    @Option(help: ArgumentHelp("Folder of the results.", valueName: "folder"))
    var out = "results"

    @Option(help: ArgumentHelp("Any librdkafka property for the role processes; repeatable.", valueName: "key=value"))
    var kafkaProperty: [String] = []

    @Option(help: "Flame graphs of every service: perf samples with Linux perf, off measures the cost alone.")
    var profile: Profiling = .perf

    @Option(help: "Samples per second of CPU time.")
    var profileHz = PerfSettings.defaultFrequency

    @Option(help: ArgumentHelp("Rules for categories that go before the built-in ones.", valueName: "file"))
    var rules: String?

    /// Whether, and with what, the services are sampled.
    enum Profiling: String, ExpressibleByArgument, CaseIterable, Sendable {
        case off
        case perf
    }

    /// The options, checked.
    ///
    /// - Throws: `ValidationError` for the first that is wrong.
    func settings() throws -> RunSettings {
        let scenarios = try chosenScenarios()
        try check("--messages", messages ?? 1, in: 1...1_000_000_000)
        try check("--payload-size", payloadSize, in: 0...900_000)
        try check("--batch-size", batchSize, in: 1...100_000)
        try check("--replicas", replicas, in: 1...Int(Scenario.partitionsPerTopic))
        try check("--rounds", rounds, in: 1...1000)
        try check("--warmup", warmup ?? 0, in: 0...1_000_000_000)
        try check("--rate", rate, in: 0...10_000_000)
        try check("--profile-hz", profileHz, in: PerfSettings.frequencies)
        try checkCluster(scenarios)
        if pyroscopeServer != nil, profile == .off {
            throw ValidationError("--pyroscope-server has nothing to push with --profile off; leave one of them out")
        }
        let name = runID ?? RunID.make()
        guard RunID.isValid(name) else {
            throw ValidationError(
                "--run-id takes up to \(RunID.longest) of A-Z a-z 0-9 . _ - and begins with a letter or a digit"
            )
        }
        guard !out.isEmpty else { throw ValidationError("--out needs a folder") }
        for property in kafkaProperty { try check(property: property) }
        return RunSettings(
            scenarios: scenarios,
            messages: messages.map(MessageCount.init(rawValue:)),
            payloadSize: payloadSize,
            batchSize: batchSize,
            replicas: replicas,
            rounds: rounds,
            warmup: warmup.map(MessageCount.init(rawValue:)),
            rate: rate,
            seed: seed,
            runID: name,
            outputFolder: out,
            kafkaBrokers: kafkaBrokers,
            schemaRegistry: schemaRegistry,
            pyroscopeServer: pyroscopeServer,
            kafkaProperties: kafkaProperty,
            categoryRules: rules,
            perf: profile == .perf ? PerfSettings(frequency: profileHz) : nil
        )
    }

    private static var defaultMessages: String {
        Catalogue.scenarios.map { "\($0.name) \($0.messagesPerRound)" }.joined(separator: ", ")
    }

    private func chosenScenarios() throws -> [Scenario] {
        if scenario == "all" { return Catalogue.scenarios }
        guard let chosen = Catalogue.scenario(named: scenario) else {
            let names = (["all"] + Catalogue.all.map(\.name)).joined(separator: ", ")
            throw ValidationError("--scenario is one of \(names)")
        }
        return [chosen]
    }

    private func checkCluster(_ scenarios: [Scenario]) throws {
        if kafkaBrokers == nil, schemaRegistry != nil {
            throw ValidationError(
                "--schema-registry goes with --kafka-brokers; without both, embedded ones are started"
            )
        }
        if kafkaBrokers != nil, schemaRegistry == nil, RunSettings.needsRegistry(scenarios) {
            throw ValidationError("--kafka-brokers needs --schema-registry too, because a chosen scenario uses Avro")
        }
    }

    private func check(property: String) throws {
        guard let equals = property.firstIndex(of: "="), equals > property.startIndex else {
            throw ValidationError("--kafka-property takes key=value")
        }
        let key = String(property[..<equals])
        guard !KafkaConfiguration.isSecret(key) else {
            throw ValidationError(
                "--kafka-property \(key): a secret in an option shows in the process list; set it in the environment instead"
            )
        }
    }

    private func check<Value: Comparable>(_ name: String, _ value: Value, in range: ClosedRange<Value>) throws {
        guard range.contains(value) else {
            throw ValidationError("\(name) must be from \(range.lowerBound) to \(range.upperBound)")
        }
    }
}
