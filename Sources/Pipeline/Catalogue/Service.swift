public import KafkaClient

/// When a producer waits for what it has sent.
public enum FlushPattern: String, Sendable, Hashable, Codable {
    /// Once, when all messages of the round are sent.
    case atEnd
    /// After every `--batch-size` messages.
    case everyBatch
    /// After every message.
    case everyMessage
}

/// How much business logic a processor applies.
public enum ProcessingLevel: String, Sendable, Hashable, Codable {
    /// Extracts fields.
    case simple
    /// Validates, hashes, counts, aggregates and enriches.
    case complex
    /// Does a busy loop of a known length: for the control scenario.
    case busy
    /// Does a busy loop that is 20 % longer.
    case busier
}

/// One executable in one variant of one scenario: the unit that is profiled and compared.
///
/// Its name is the Compose service, the `service_name` in Pyroscope and the key in every report.
public struct Service: Sendable, Hashable {
    /// The scenario's name.
    public var scenario: String
    /// The variant's name.
    public var variant: String
    /// What the service does.
    public var role: Role
    /// The codec of what it reads and writes, a name in `CodecKind.all`.
    public var codec: String
    /// The topic it reads; `nil` for a producer.
    public var input: Topic?
    /// The topic it writes; `nil` for a consumer.
    public var output: Topic?
    /// When a producer flushes.
    public var flush: FlushPattern
    /// What a processor does to each order; `nil` for the other roles.
    public var processing: ProcessingLevel?

    /// Describes a service.
    public init(
        scenario: String,
        variant: String,
        role: Role,
        codec: String = "json",
        input: Topic? = nil,
        output: Topic? = nil,
        flush: FlushPattern = .atEnd,
        processing: ProcessingLevel? = nil
    ) {
        self.scenario = scenario
        self.variant = variant
        self.role = role
        self.codec = codec
        self.input = input
        self.output = output
        self.flush = flush
        self.processing = processing
    }

    /// `<scenario>-<variant>-<role>`, such as `serdes-avro-producer`.
    public var name: String { "\(scenario)-\(variant)-\(role.rawValue)" }

    /// Whether more than one instance may share the work: only a member of a consumer group that passes on what it read.
    public var isScalable: Bool { role == .processor }
}
