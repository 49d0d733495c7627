/// One partition of one topic.
public struct TopicPartition: Hashable, Sendable, Codable {
    /// The topic.
    public let topic: Topic
    /// The partition within it.
    public let partition: Partition

    /// Names a partition.
    public init(_ topic: Topic, _ partition: Partition) {
        self.topic = topic
        self.partition = partition
    }
}

extension TopicPartition: Comparable {
    /// Orders by topic, then by partition.
    public static func < (left: Self, right: Self) -> Bool {
        (left.topic.rawValue, left.partition) < (right.topic.rawValue, right.partition)
    }
}

extension TopicPartition: CustomStringConvertible {
    /// The topic and the partition, as `orders[3]`.
    public var description: String { "\(topic)[\(partition)]" }
}
