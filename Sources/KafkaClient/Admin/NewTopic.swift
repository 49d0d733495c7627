/// A topic to be made.
public struct NewTopic: Hashable, Sendable {
    /// The topic's name.
    public var topic: Topic
    /// How many partitions it gets.
    public var partitions: Int
    /// On how many brokers each partition is kept; `nil` leaves it to the brokers' default (KIP-464).
    public var replicationFactor: Int?
    /// The topic's own settings, for instance `retention.ms`.
    public var configuration: [String: String]

    /// Describes a topic.
    public init(_ topic: Topic, partitions: Int, replicationFactor: Int? = nil, configuration: [String: String] = [:]) {
        self.topic = topic
        self.partitions = partitions
        self.replicationFactor = replicationFactor
        self.configuration = configuration
    }
}
