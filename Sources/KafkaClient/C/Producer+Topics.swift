internal import CRdKafka

extension Producer {
    /// Gets a topic ready: asks the brokers for its partitions and their leaders.
    ///
    /// Without this the first message waits up to a second in librdkafka before 2.10.1 (5032), and a misspelt name
    /// would show only when messages time out. Preparing a topic again returns the same object.
    ///
    /// - Parameters:
    ///   - topic: its name.
    ///   - timeout: how long to wait until the topic exists and has leaders.
    /// - Returns: what `send` takes.
    /// - Throws: `unknownTopic`, `authorization`, `timedOut` or `transport` when no broker answers, `closed`.
    public func prepare(_ topic: Topic, timeout: Duration = .seconds(10)) throws(KafkaError) -> ProducerTopic {
        try requireOpen()
        if let known = topics[topic] { return known }
        let handle = try TopicHandle(topic, of: pointer)
        let deadline = ContinuousClock.now + timeout
        let partitionCount = try awaitLeaders(of: topic, handle.pointer, until: deadline)
        let prepared = ProducerTopic(topic, partitionCount: partitionCount, handle: handle, client: pointer)
        topics[topic] = prepared
        return prepared
    }

    private func awaitLeaders(
        of topic: Topic,
        _ native: OpaquePointer,
        until deadline: ContinuousClock.Instant
    ) throws(KafkaError) -> Int {
        while true {
            let remaining = max(.milliseconds(1), ContinuousClock.now.duration(to: deadline))
            do {
                return try partitionCount(of: topic, native, timeout: remaining)
            } catch {
                if let pending = context.pendingError { throw pending }
                guard error.isRetriable, ContinuousClock.now < deadline else { throw error }
                poll(timeout: .milliseconds(50))
            }
        }
    }

    private func partitionCount(of topic: Topic, _ native: OpaquePointer, timeout: Duration) throws(KafkaError) -> Int {
        var metadata: UnsafePointer<rd_kafka_metadata_t>?
        let result = rd_kafka_metadata(pointer, 0, native, &metadata, timeout.timeoutMilliseconds)
        guard result == RD_KAFKA_RESP_ERR_NO_ERROR, let metadata else {
            throw KafkaError(KafkaResponseCode(result), fallback: .transport, context: "metadata of \(topic)")
        }
        defer { rd_kafka_metadata_destroy(metadata) }
        guard metadata.pointee.topic_cnt == 1, let found = metadata.pointee.topics?.pointee else {
            throw KafkaError(.unknownTopic, reason: "the brokers say nothing of topic \(topic)")
        }
        let partitions = UnsafeBufferPointer(start: found.partitions, count: Int(found.partition_cnt))
        let failure = partitions.first { $0.leader < 0 }.map { _ in KafkaResponseCode.leaderNotAvailable }
        let response = found.err == RD_KAFKA_RESP_ERR_NO_ERROR ? failure ?? .none : KafkaResponseCode(found.err)
        guard response == .none else {
            throw KafkaError(response, fallback: .unknownTopic, context: "topic \(topic)")
        }
        return partitions.count
    }
}
