/// Is told when partitions come and go.
///
/// Called inside `poll` or `close`, on the thread that calls these. The assignment itself is done by the consumer.
public protocol RebalanceHandler: AnyObject {
    /// The consumer has begun to read these partitions; they are all that it has.
    func assigned(_ partitions: Set<TopicPartition>, by consumer: Consumer)

    /// The consumer is about to give these partitions up, all that it has. Offsets can still be committed here,
    /// unless the partitions are lost already.
    func revoked(_ partitions: Set<TopicPartition>, isLost: Bool, by consumer: Consumer)
}
