/// One thing a user can set: by option, by environment variable or in the `.env` file, in that order.
public struct Setting: Sendable, Hashable {
    /// The command-line option without its dashes; `nil` for secrets, which a process list would show.
    public var option: String?
    /// The environment variable, also the key in the `.env` file.
    public var variable: String
    /// The text that stands for the setting when nobody sets it; `nil` when there is none.
    public var defaultText: String?
    /// What it does, in one line.
    public var help: String
    /// Whether its value must never be printed.
    public var isSecret = false

    init(
        _ option: String?,
        _ variable: String,
        default defaultText: String? = nil,
        _ help: String,
        isSecret: Bool = false
    ) {
        self.option = option
        self.variable = variable
        self.defaultText = defaultText
        self.help = help
        self.isSecret = isSecret
    }

    /// The help text with the variable and the default behind it.
    public var fullHelp: String {
        let fallback = defaultText.map { "; default: \($0)" } ?? ""
        return "\(help) (env: \(variable)\(fallback))"
    }

    /// How messages name it: the option, or the variable of a setting without one.
    public var displayName: String { option.map { "--\($0)" } ?? variable }
}

extension Setting {
    // What to run.

    /// The scenario's name.
    public static let scenario = Setting("scenario", "SCENARIO", "The scenario: serdes, processing or io.")
    /// The variant's name.
    public static let variant = Setting("variant", "VARIANT", "The variant of the scenario, such as json or avro.")
    /// The run's id.
    public static let runID = Setting(
        "run-id",
        "RUN_ID",
        "The run's id, carried by every message. A producer makes one up; a consumer without one takes every run."
    )
    /// The replica's name.
    public static let instance = Setting(
        "instance",
        "INSTANCE_NAME",
        "The replica's name; made of host name and process id when not set."
    )
    /// The seed.
    public static let seed = Setting(
        "seed",
        "SEED",
        default: "1",
        "The seed orders are made from: same seed, same bytes."
    )

    // How much.

    /// Messages per round.
    public static let messages = Setting("messages", "MESSAGE_COUNT", default: "500", "Messages per round.")
    /// Characters of payload.
    public static let payloadSize = Setting(
        "payload-size",
        "PAYLOAD_SIZE",
        default: "200",
        "Characters of payload in each order."
    )
    /// Messages between flushes.
    public static let batchSize = Setting(
        "batch-size",
        "BATCH_SIZE",
        default: "100",
        "Messages between two flushes of the batch variant, and messages per transaction of exactly-once."
    )
    /// Rounds.
    public static let rounds = Setting(
        "rounds",
        "ROUNDS",
        default: "1",
        "Rounds to work through; a processor that is not told goes on for ever."
    )
    /// Continuous mode.
    public static let iterations = Setting(
        "iterations",
        "ITERATIONS",
        "Continuous mode: rounds of --messages each; 0 is one round without end. Overrides --rounds."
    )
    /// How long a window of a round without end is.
    public static let reportInterval = Setting(
        "report-interval",
        "REPORT_INTERVAL",
        default: "15",
        "Seconds between the run records of a round without end, at the same times in every instance."
    )
    /// Messages before the first round.
    public static let warmup = Setting(
        "warmup",
        "WARMUP_MESSAGES",
        default: "0",
        "Messages sent and handled before the first round, in no figure."
    )
    /// Messages per second.
    public static let rate = Setting(
        "rate",
        "MESSAGE_RATE",
        default: "0",
        "Messages per second a producer holds; 0 sends as fast as it can. Latency counts from the intended time."
    )

    // Where.

    /// Kafka's addresses.
    public static let brokers = Setting(
        "kafka-brokers",
        "KAFKA_BOOTSTRAP_SERVERS",
        default: "localhost:9192",
        "Kafka's bootstrap servers, host:port,…."
    )
    /// The registry's addresses.
    public static let registry = Setting(
        "schema-registry",
        "SCHEMA_REGISTRY_URL",
        default: "http://localhost:8181",
        "The Schema Registry's URLs, comma separated."
    )
    /// The topic to read.
    public static let inputTopic = Setting("input-topic", "INPUT_TOPIC", "Reads this topic instead of the scenario's.")
    /// The topic to write.
    public static let outputTopic = Setting(
        "output-topic",
        "OUTPUT_TOPIC",
        "Writes this topic instead of the scenario's."
    )
    /// The consumer group.
    public static let group = Setting(
        "group",
        "CONSUMER_GROUP",
        "The consumer group; the service's name, with the run's id if one is set, by default."
    )
    /// How long to wait for a service at the start.
    public static let startTimeout = Setting(
        "start-timeout",
        "START_TIMEOUT",
        default: "60",
        "Seconds to wait for the broker, the topic and the registry."
    )
    /// Where event lines go.
    public static let events = Setting(
        "events",
        "EVENTS_PATH",
        "Writes event lines, one JSON object each, to this file; - is standard output."
    )

    /// Where run records go.
    public static let recordsTopic = Setting(
        "records-topic",
        "RECORDS_TOPIC",
        "Also writes run records to this topic, for comparisons of profiles that a server keeps."
    )
    /// Where the process tells how it is.
    public static let statusAddress = Setting(
        "status-address",
        "STATUS_ADDRESS",
        "Answers /healthz and /metrics here: address:port, or unix:path."
    )

    // What happens to messages.

    /// The delivery promise.
    public static let delivery = Setting(
        "delivery",
        "DELIVERY",
        default: "at-least-once",
        "A processor's promise: at-least-once or exactly-once (needs a real broker)."
    )
    /// What happens to poison.
    public static let onPoison = Setting(
        "on-poison",
        "ON_POISON",
        default: "dlq",
        "What happens to a record that cannot be used: fail, dlq (to <topic>.dlq) or skip."
    )
    /// How much poison is too much.
    public static let maximumRejectedRatio = Setting(
        "max-rejected-ratio",
        "MAX_REJECTED_RATIO",
        default: "0.1",
        "Stops when more than this share of the last 1000 records was rejected; 1 never stops."
    )
    /// How long nothing may arrive.
    public static let idleTimeout = Setting(
        "idle-timeout",
        "IDLE_TIMEOUT",
        default: "0",
        "Seconds without a record after which a reader ends; 0 waits for ever."
    )

    // Secrets: never options, because a process list shows those.

    /// The registry's user.
    public static let registryUser = Setting(nil, "SCHEMA_REGISTRY_USER", "The user for basic authentication.")
    /// The registry's password.
    public static let registryPassword = Setting(
        nil,
        "SCHEMA_REGISTRY_PASSWORD",
        "The password for basic authentication.",
        isSecret: true
    )
    /// The registry's token.
    public static let registryToken = Setting(
        nil,
        "SCHEMA_REGISTRY_TOKEN",
        "The token for bearer authentication.",
        isSecret: true
    )
    /// The registry's certificate authority.
    public static let registryAuthority = Setting(
        nil,
        "SCHEMA_REGISTRY_CA_LOCATION",
        "A file of certificates to trust the registry by."
    )

    /// Every setting of the roles, in the order in which `--print-config` shows them.
    public static let all: [Setting] = [
        scenario, variant, runID, instance, seed,
        messages, payloadSize, batchSize, rounds, iterations, warmup, rate, reportInterval,
        brokers, registry, inputTopic, outputTopic, group, startTimeout, events,
        recordsTopic, statusAddress,
        delivery, onPoison, maximumRejectedRatio, idleTimeout,
        registryUser, registryPassword, registryToken, registryAuthority,
    ]
}
