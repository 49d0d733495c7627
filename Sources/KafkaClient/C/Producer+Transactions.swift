internal import CRdKafka

extension Producer {
    /// Registers the transactional id with its coordinator; once, before the first transaction. Fences older
    /// producers with the same id and ends their transactions.
    ///
    /// - Throws: `transaction`; when retriable, the same call may be made again.
    public func initializeTransactions(timeout: Duration) throws(KafkaError) {
        try requireOpen()
        try check(rd_kafka_init_transactions(pointer, timeout.timeoutMilliseconds), "initializing transactions")
    }

    /// Begins a transaction; nothing is sent.
    ///
    /// - Throws: `transaction`.
    public func beginTransaction() throws(KafkaError) {
        try requireOpen()
        try check(rd_kafka_begin_transaction(pointer), "beginning a transaction")
    }

    /// Makes the offsets of a consumer part of the transaction.
    ///
    /// - Parameters:
    ///   - offsets: for each partition the offset of the next record to read.
    ///   - consumer: the member of the group that read them; it must not commit by itself.
    ///   - timeout: how long to wait for the coordinators.
    /// - Throws: `notAssigned` for partitions that are not the consumer's; `transaction`, when retriable the same
    ///   call with the same offsets may be made again.
    public func send(
        offsets: [TopicPartition: Offset],
        of consumer: Consumer,
        timeout: Duration
    ) throws(KafkaError) {
        try requireOpen()
        try consumer.requireOwned(offsets.keys)
        guard let metadata = rd_kafka_consumer_group_metadata(consumer.pointer) else {
            throw KafkaError(.transaction, reason: "the consumer is not in a group")
        }
        defer { rd_kafka_consumer_group_metadata_destroy(metadata) }
        let list = PartitionListHandle(offsets)
        try check(
            rd_kafka_send_offsets_to_transaction(pointer, list.pointer, metadata, timeout.timeoutMilliseconds),
            "sending offsets to the transaction"
        )
    }

    /// Flushes and commits the transaction; serves delivery reports meanwhile.
    ///
    /// - Throws: `transaction`. When retriable, call again: a commit that timed out goes on where it stood, and only
    ///   a retry tells its outcome. When that is given up, close the producer and make a new one.
    public func commitTransaction(timeout: Duration) throws(KafkaError) {
        try requireOpen()
        try check(rd_kafka_commit_transaction(pointer, timeout.timeoutMilliseconds), "committing the transaction")
    }

    /// Purges what was not sent and aborts the transaction; serves delivery reports meanwhile.
    ///
    /// - Throws: `transaction`. When retriable, call again; when that is given up, or without any flag (2.0.2 can
    ///   answer with an invalid state right after the beginning, librdkafka 4849), close the producer and make a
    ///   new one.
    public func abortTransaction(timeout: Duration) throws(KafkaError) {
        try requireOpen()
        try check(rd_kafka_abort_transaction(pointer, timeout.timeoutMilliseconds), "aborting the transaction")
    }

    private func check(_ failure: OpaquePointer?, _ context: String) throws(KafkaError) {
        guard let failure = ErrorHandle(failure) else { return }
        throw failure.error(.transaction, context: context)
    }
}
