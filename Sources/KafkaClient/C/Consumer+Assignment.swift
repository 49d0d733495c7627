internal import CRdKafka

extension Consumer {
    /// Joins the group to read these topics; replaces an earlier subscription.
    ///
    /// - Throws: `closed`, or what the library refuses.
    public func subscribe(to topics: [Topic]) throws(KafkaError) {
        try requireOpen()
        let list = PartitionListHandle(topics.map { TopicPartition($0, Partition(rawValue: RD_KAFKA_PARTITION_UA)) })
        try check(rd_kafka_subscribe(pointer, list.pointer), "subscribing")
    }

    /// Leaves the group; polling then gives nothing until the next subscription or assignment.
    ///
    /// - Throws: `closed`, or what the library refuses.
    public func unsubscribe() throws(KafkaError) {
        try requireOpen()
        try check(rd_kafka_unsubscribe(pointer), "unsubscribing")
    }

    /// Reads these partitions without a group's help; replaces an earlier assignment.
    ///
    /// - Parameter offsets: where to begin; `nil` for the committed offset.
    /// - Throws: `closed`, or what the library refuses.
    public func assign(_ offsets: [TopicPartition: Offset?]) throws(KafkaError) {
        try requireOpen()
        let list = PartitionListHandle(offsets)
        try check(rd_kafka_assign(pointer, list.pointer), "assigning partitions")
        context.owns(Set(offsets.keys))
    }

    /// Whether the partitions went to somebody else without this consumer's doing: nothing may be committed then.
    public var isAssignmentLost: Bool {
        !isClosed && rd_kafka_assignment_lost(pointer) != 0
    }

    /// Stops reading some partitions; polling has to go on.
    ///
    /// - Throws: `notAssigned`, `closed`.
    public func pause(_ partitions: Set<TopicPartition>) throws(KafkaError) {
        try requireOwned(partitions)
        let list = PartitionListHandle(partitions)
        try check(rd_kafka_pause_partitions(pointer, list.pointer), "pausing", list.firstError)
        context.paused.formUnion(partitions)
    }

    /// Goes on reading partitions that were paused. Those that were not are left alone: librdkafka 2.0.2 takes a
    /// partition that was never paused back to where its assignment began.
    ///
    /// - Throws: `notAssigned`, `closed`.
    public func resume(_ partitions: Set<TopicPartition>) throws(KafkaError) {
        try requireOwned(partitions)
        let paused = partitions.intersection(context.paused)
        guard !paused.isEmpty else { return }
        let list = PartitionListHandle(paused)
        try check(rd_kafka_resume_partitions(pointer, list.pointer), "resuming", list.firstError)
        context.paused.subtract(partitions)
    }

    /// Goes on reading elsewhere.
    ///
    /// - Parameters:
    ///   - offsets: the offset of the next record of each partition.
    ///   - timeout: how long to wait until that is done.
    /// - Throws: `notAssigned`, `timedOut`, `closed`.
    public func seek(to offsets: [TopicPartition: Offset], timeout: Duration) throws(KafkaError) {
        try requireOwned(offsets.keys)
        let list = PartitionListHandle(offsets)
        if let error = ErrorHandle(rd_kafka_seek_partitions(pointer, list.pointer, timeout.timeoutMilliseconds)) {
            throw error.error(.consumer, context: "seeking")
        }
        try check(RD_KAFKA_RESP_ERR_NO_ERROR, "seeking", list.firstError)
    }

    /// The offsets that a partition holds now, as its leader tells.
    ///
    /// - Throws: `timedOut`, `unknownTopic`, `transport`, `closed`.
    public func watermarks(of partition: TopicPartition, timeout: Duration) throws(KafkaError) -> Watermarks {
        try requireOpen()
        var low: Int64 = 0
        var high: Int64 = 0
        let result = rd_kafka_query_watermark_offsets(
            pointer,
            partition.topic.rawValue,
            partition.partition.rawValue,
            &low,
            &high,
            timeout.timeoutMilliseconds
        )
        try check(result, "asking for the watermarks of \(partition)")
        return Watermarks(low: Offset(rawValue: low), high: Offset(rawValue: high))
    }

    /// The partitions of a topic, as the brokers know it.
    ///
    /// - Throws: `timedOut`, `unknownTopic`, `transport`, `closed`.
    public func partitionCount(of topic: Topic, timeout: Duration) throws(KafkaError) -> Int {
        try requireOpen()
        let handle = try TopicHandle(topic, of: pointer)
        var metadata: UnsafePointer<rd_kafka_metadata_t>?
        try check(
            rd_kafka_metadata(pointer, 0, handle.pointer, &metadata, timeout.timeoutMilliseconds),
            "metadata of \(topic)"
        )
        defer { rd_kafka_metadata_destroy(metadata) }
        guard let metadata, metadata.pointee.topic_cnt == 1, let found = metadata.pointee.topics?.pointee else {
            return 0
        }
        try check(found.err, "topic \(topic)")
        return Int(found.partition_cnt)
    }

    func check(
        _ result: rd_kafka_resp_err_t,
        _ context: @autoclosure () -> String,
        _ detail: @autoclosure () -> KafkaResponseCode = .none
    ) throws(KafkaError) {
        let response = result == RD_KAFKA_RESP_ERR_NO_ERROR ? detail() : KafkaResponseCode(result)
        guard response != .none else { return }
        throw KafkaError(response, fallback: .consumer, context: context())
    }
}
