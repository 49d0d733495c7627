/// A request of the Kafka protocol, by its API key.
public struct KafkaRequest: RawRepresentable, Hashable, Sendable {
    /// The API key.
    public let rawValue: Int16

    /// Wraps an API key.
    public init(rawValue: Int16) {
        self.rawValue = rawValue
    }

    /// Appends messages to partitions.
    public static let produce = Self(rawValue: 0)
    /// Reads records.
    public static let fetch = Self(rawValue: 1)
    /// Asks for the offsets at the ends of partitions.
    public static let listOffsets = Self(rawValue: 2)
    /// Asks for topics, partitions and leaders.
    public static let metadata = Self(rawValue: 3)
    /// Commits a group's offsets.
    public static let offsetCommit = Self(rawValue: 8)
    /// Asks for a group's committed offsets.
    public static let offsetFetch = Self(rawValue: 9)
    /// Asks for the coordinator of a group or a transactional id.
    public static let findCoordinator = Self(rawValue: 10)
    /// Joins a group.
    public static let joinGroup = Self(rawValue: 11)
    /// Tells the coordinator that a member lives.
    public static let heartbeat = Self(rawValue: 12)
    /// Leaves a group.
    public static let leaveGroup = Self(rawValue: 13)
    /// Hands out a group's assignment.
    public static let syncGroup = Self(rawValue: 14)
    /// Asks for a producer id.
    public static let initializeProducer = Self(rawValue: 22)
    /// Makes partitions part of a transaction.
    public static let addPartitionsToTransaction = Self(rawValue: 24)
    /// Makes a group part of a transaction.
    public static let addOffsetsToTransaction = Self(rawValue: 25)
    /// Ends a transaction.
    public static let endTransaction = Self(rawValue: 26)
    /// Commits offsets within a transaction.
    public static let transactionalOffsetCommit = Self(rawValue: 28)
}
