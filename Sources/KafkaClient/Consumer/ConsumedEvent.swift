/// What polling a consumer gives.
public enum ConsumedEvent: ~Copyable {
    /// A record.
    case record(ConsumedRecord)
    /// The end of a partition was reached; the offset is the one that the next record will have.
    case partitionEnd(TopicPartition, Offset)
    /// Something that the consumer goes on from, and that the application may want to know.
    case problem(KafkaError)
    /// Nothing came within the timeout.
    case idle
}
