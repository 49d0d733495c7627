internal import CRdKafka

extension Consumer {
    /// Notes the offset to go on from, to be committed later; nothing is sent.
    ///
    /// - Parameters:
    ///   - offset: of the next record to read, one more than that of the last processed.
    ///   - partition: its partition.
    /// - Returns: `false` when the partition is no longer this consumer's; that is ordinary around rebalances.
    /// - Throws: `closed`, or what the library refuses.
    @discardableResult
    public func storeOffset(_ offset: Offset, of partition: TopicPartition) throws(KafkaError) -> Bool {
        try requireOpen()
        guard context.owned.contains(partition), !isAssignmentLost else { return false }
        let list = PartitionListHandle()
        list.add(partition, at: offset)
        let result = KafkaResponseCode(rd_kafka_offsets_store(pointer, list.pointer))
        let response = list.firstError == .none ? result : list.firstError
        if response == .state || response == .unknownPartition { return false }
        try check(response.native, "storing an offset of \(partition)")
        return true
    }

    /// Notes that a record was processed, to be committed later; nothing is sent and nothing is allocated.
    ///
    /// - Returns: `false` when the record's partition is no longer this consumer's.
    /// - Throws: `closed`, or what the library refuses.
    @discardableResult
    public func storeOffset(after record: borrowing ConsumedRecord) throws(KafkaError) -> Bool {
        guard !state.pointee.isClosed else { throw .closed("consumer") }
        guard rd_kafka_assignment_lost(pointer) == 0 else { return false }
        let native = record.message.pointee
        // Stores the offset that follows the one given.
        let response = KafkaResponseCode(rd_kafka_offset_store(native.rkt, native.partition, native.offset))
        if response == .none { return true }
        if response == .state || response == .unknownPartition { return false }
        throw KafkaError(response, fallback: .consumer, context: "storing an offset")
    }

    /// Commits offsets and waits for the coordinator's answer.
    ///
    /// Offsets of partitions that are not, or no longer, assigned are refused without asking the broker, which would
    /// take them.
    ///
    /// - Parameters:
    ///   - offsets: for each partition the offset of the next record to read.
    ///   - timeout: how long to wait; when it is over the commit may still happen.
    /// - Throws: `notAssigned`, `timedOut`, `consumer` when the group refused (its rebalance goes on with polling),
    ///   `authorization`, `closed`.
    public func commit(_ offsets: [TopicPartition: Offset], timeout: Duration = .seconds(30)) throws(KafkaError) {
        try requireOwned(offsets.keys)
        guard !offsets.isEmpty else { return }
        let list = PartitionListHandle(offsets)
        try commit(list.pointer, timeout: timeout)
    }

    /// Commits what was stored and waits for the coordinator's answer.
    ///
    /// - Returns: `false` when there was nothing to commit.
    /// - Throws: as `commit`.
    @discardableResult
    public func commitStored(timeout: Duration = .seconds(30)) throws(KafkaError) -> Bool {
        try requireOpen()
        guard !isAssignmentLost else {
            throw KafkaError(.notAssigned, reason: "the assignment is lost")
        }
        do {
            try commit(nil, timeout: timeout)
            return true
        } catch {
            if error.response == .noOffset { return false }
            throw error
        }
    }

    /// `rd_kafka_commit` waits without limit, so the answer is awaited on a queue of its own.
    private func commit(
        _ list: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>?,
        timeout: Duration
    ) throws(KafkaError) {
        let queue = QueueHandle(of: pointer)
        try check(rd_kafka_commit_queue(pointer, list, queue.pointer, nil, nil), "committing offsets")
        guard let event = queue.await(RD_KAFKA_EVENT_OFFSET_COMMIT, until: .now + timeout) else {
            throw KafkaError(.timedOut, response: .timedOut, reason: "committing offsets", isRetriable: true)
        }
        try check(event.response.native, "committing offsets", event.firstPartitionError)
    }

    /// The group's committed offsets of some partitions; those without one are left out.
    ///
    /// - Throws: `timedOut`, `transport`, `authorization`, `closed`.
    public func committed(_ partitions: Set<TopicPartition>, timeout: Duration) throws(KafkaError)
        -> [TopicPartition: Offset]
    {
        try requireOpen()
        let list = PartitionListHandle(partitions)
        try check(
            rd_kafka_committed(pointer, list.pointer, timeout.timeoutMilliseconds),
            "asking for committed offsets",
            list.firstError
        )
        return list.offsets
    }

    /// Where this consumer stands: the offset after the last record that was polled; partitions without one are left
    /// out.
    ///
    /// - Throws: `closed`.
    public func position(_ partitions: Set<TopicPartition>) throws(KafkaError) -> [TopicPartition: Offset] {
        try requireOpen()
        let list = PartitionListHandle(partitions)
        try check(rd_kafka_position(pointer, list.pointer), "asking for positions")
        return list.offsets
    }
}

extension EventHandle {
    /// The first error among the partitions that an offset commit speaks of.
    fileprivate var firstPartitionError: KafkaResponseCode {
        guard let list = rd_kafka_event_topic_partition_list(pointer) else { return .none }
        return UnsafeBufferPointer(start: list.pointee.elems, count: Int(list.pointee.cnt))
            .first { $0.err != RD_KAFKA_RESP_ERR_NO_ERROR }
            .map { KafkaResponseCode($0.err) } ?? .none
    }
}
