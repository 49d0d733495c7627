internal import CRdKafka

/// Owns one `rd_kafka_topic_partition_list_t`.
struct PartitionListHandle: ~Copyable {
    let pointer: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>

    /// Takes ownership of a list that the library made.
    init(owning pointer: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>) {
        self.pointer = pointer
    }

    init(capacity: Int = 1) {
        pointer = rd_kafka_topic_partition_list_new(Int32(clamping: capacity))
    }

    /// Lists partitions in their order, so that the library's requests do not depend on hashing.
    init(_ partitions: some Collection<TopicPartition>) {
        self.init(capacity: partitions.count)
        for partition in partitions.sorted() { add(partition) }
    }

    /// Lists partitions with offsets in the order of the partitions; `nil` stands for the committed offset.
    init(_ offsets: [TopicPartition: Offset?]) {
        self.init(capacity: offsets.count)
        for (partition, offset) in offsets.sorted(by: { $0.key < $1.key }) { add(partition, at: offset) }
    }

    deinit { rd_kafka_topic_partition_list_destroy(pointer) }

    /// Appends a partition; without an offset the library takes the committed one.
    func add(_ partition: TopicPartition, at offset: Offset? = nil) {
        let element = rd_kafka_topic_partition_list_add(
            pointer,
            partition.topic.rawValue,
            partition.partition.rawValue
        )
        element?.pointee.offset = offset?.rawValue ?? Int64(RD_KAFKA_OFFSET_INVALID)
    }

    /// The entries of the list; valid while the list lives.
    private var elements: UnsafeMutableBufferPointer<rd_kafka_topic_partition_t> {
        UnsafeMutableBufferPointer(start: pointer.pointee.elems, count: Int(pointer.pointee.cnt))
    }

    var partitions: Set<TopicPartition> {
        Set(elements.map(\.topicPartition))
    }

    /// The partitions whose offset is a concrete one.
    var offsets: [TopicPartition: Offset] {
        var offsets: [TopicPartition: Offset] = [:]
        for element in elements where element.err == RD_KAFKA_RESP_ERR_NO_ERROR && element.offset >= 0 {
            offsets[element.topicPartition] = Offset(rawValue: element.offset)
        }
        return offsets
    }

    /// The first error among the entries.
    var firstError: KafkaResponseCode {
        elements.first { $0.err != RD_KAFKA_RESP_ERR_NO_ERROR }.map { KafkaResponseCode($0.err) } ?? .none
    }
}

extension rd_kafka_topic_partition_t {
    fileprivate var topicPartition: TopicPartition {
        TopicPartition(Topic(String(cString: topic)), Partition(rawValue: partition))
    }
}
