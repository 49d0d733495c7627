public import ArgumentParser

/// The command-line options that all three role programs share.
///
/// Every option is optional text: what is not given comes from the environment, the `.env` file or the default, and
/// all of them are checked in one place, `RoleSettings`.
public struct RoleOptions: ParsableArguments {
    @Option(name: .customLong(Setting.scenario.optionName), help: .init(stringLiteral: Setting.scenario.fullHelp))
    var scenario: String?

    @Option(name: .customLong(Setting.variant.optionName), help: .init(stringLiteral: Setting.variant.fullHelp))
    var variant: String?

    @Option(name: .customLong(Setting.messages.optionName), help: .init(stringLiteral: Setting.messages.fullHelp))
    var messages: String?

    @Option(name: .customLong(Setting.payloadSize.optionName), help: .init(stringLiteral: Setting.payloadSize.fullHelp))
    var payloadSize: String?

    @Option(name: .customLong(Setting.batchSize.optionName), help: .init(stringLiteral: Setting.batchSize.fullHelp))
    var batchSize: String?

    @Option(name: .customLong(Setting.rounds.optionName), help: .init(stringLiteral: Setting.rounds.fullHelp))
    var rounds: String?

    @Option(name: .customLong(Setting.iterations.optionName), help: .init(stringLiteral: Setting.iterations.fullHelp))
    var iterations: String?

    @Option(name: .customLong(Setting.warmup.optionName), help: .init(stringLiteral: Setting.warmup.fullHelp))
    var warmup: String?

    @Option(name: .customLong(Setting.rate.optionName), help: .init(stringLiteral: Setting.rate.fullHelp))
    var rate: String?

    @Option(name: .customLong(Setting.seed.optionName), help: .init(stringLiteral: Setting.seed.fullHelp))
    var seed: String?

    @Option(name: .customLong(Setting.runID.optionName), help: .init(stringLiteral: Setting.runID.fullHelp))
    var runID: String?

    @Option(name: .customLong(Setting.instance.optionName), help: .init(stringLiteral: Setting.instance.fullHelp))
    var instance: String?

    @Option(name: .customLong(Setting.brokers.optionName), help: .init(stringLiteral: Setting.brokers.fullHelp))
    var kafkaBrokers: String?

    @Option(name: .customLong(Setting.registry.optionName), help: .init(stringLiteral: Setting.registry.fullHelp))
    var schemaRegistry: String?

    @Option(name: .customLong(Setting.inputTopic.optionName), help: .init(stringLiteral: Setting.inputTopic.fullHelp))
    var inputTopic: String?

    @Option(name: .customLong(Setting.outputTopic.optionName), help: .init(stringLiteral: Setting.outputTopic.fullHelp))
    var outputTopic: String?

    @Option(name: .customLong(Setting.group.optionName), help: .init(stringLiteral: Setting.group.fullHelp))
    var group: String?

    @Option(
        name: .customLong(Setting.startTimeout.optionName),
        help: .init(stringLiteral: Setting.startTimeout.fullHelp)
    )
    var startTimeout: String?

    @Option(name: .customLong(Setting.delivery.optionName), help: .init(stringLiteral: Setting.delivery.fullHelp))
    var delivery: String?

    @Option(name: .customLong(Setting.onPoison.optionName), help: .init(stringLiteral: Setting.onPoison.fullHelp))
    var onPoison: String?

    @Option(
        name: .customLong(Setting.maximumRejectedRatio.optionName),
        help: .init(stringLiteral: Setting.maximumRejectedRatio.fullHelp)
    )
    var maximumRejectedRatio: String?

    @Option(name: .customLong(Setting.idleTimeout.optionName), help: .init(stringLiteral: Setting.idleTimeout.fullHelp))
    var idleTimeout: String?

    @Option(name: .customLong(Setting.events.optionName), help: .init(stringLiteral: Setting.events.fullHelp))
    var events: String?

    @Option(
        name: .customLong(Setting.reportInterval.optionName),
        help: .init(stringLiteral: Setting.reportInterval.fullHelp)
    )
    var reportInterval: String?

    @Option(
        name: .customLong(Setting.recordsTopic.optionName),
        help: .init(stringLiteral: Setting.recordsTopic.fullHelp)
    )
    var recordsTopic: String?

    @Option(
        name: .customLong(Setting.statusAddress.optionName),
        help: .init(stringLiteral: Setting.statusAddress.fullHelp)
    )
    var statusAddress: String?

    @Option(
        name: .customLong("kafka-property"),
        help: "Any librdkafka property, key=value; repeatable (env: KAFKA_PROPERTY_KEY, with _ for the dots)."
    )
    var kafkaProperties: [String] = []

    @Flag(name: .customLong("verbose-events"), help: "Writes an event line for every message too.")
    var verboseEvents = false

    @Flag(
        name: .customLong("supervised"),
        help: "Takes rounds as lines on standard input (round N MESSAGES, finish, stop) and ends with it."
    )
    var supervised = false

    @Flag(
        name: .customLong("start-stopped"),
        help: "Stops (SIGSTOP) before it starts a thread, until SIGCONT, so that a profiler can attach to all of it."
    )
    var startStopped = false

    @Flag(
        name: .customLong("check-health"),
        help: "Asks the process at --status-address how it is, and ends: 0 when it works, 69 when not."
    )
    var checkHealth = false

    @Flag(
        name: .customLong("print-config"),
        help: "Prints every setting, where it came from, and ends; secrets are redacted."
    )
    var printConfiguration = false

    /// Options as the command line gives them.
    public init() {}

    /// The options given, by the variable of their setting.
    var given: [String: String] {
        let pairs: [(Setting, String?)] = [
            (.scenario, scenario), (.variant, variant), (.messages, messages), (.payloadSize, payloadSize),
            (.batchSize, batchSize), (.rounds, rounds), (.iterations, iterations), (.warmup, warmup), (.rate, rate),
            (.seed, seed), (.runID, runID), (.instance, instance), (.brokers, kafkaBrokers),
            (.registry, schemaRegistry),
            (.inputTopic, inputTopic), (.outputTopic, outputTopic), (.group, group), (.startTimeout, startTimeout),
            (.delivery, delivery), (.onPoison, onPoison), (.maximumRejectedRatio, maximumRejectedRatio),
            (.idleTimeout, idleTimeout), (.events, events), (.reportInterval, reportInterval),
            (.recordsTopic, recordsTopic), (.statusAddress, statusAddress),
        ]
        return Dictionary(uniqueKeysWithValues: pairs.compactMap { pair in pair.1.map { (pair.0.variable, $0) } })
    }
}

extension Setting {
    /// The option's name; only for settings that have one.
    fileprivate var optionName: String { option ?? variable }
}
