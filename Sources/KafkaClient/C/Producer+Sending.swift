internal import CRdKafka

extension Producer {
    /// Puts a message into the queue and returns at once; the bytes are copied.
    ///
    /// - Parameters:
    ///   - value: the value; `nil` sends a tombstone.
    ///   - key: the key, which selects the partition unless one is named.
    ///   - topic: a topic that this producer has prepared.
    ///   - partition: the partition; `nil` leaves it to the partitioner.
    ///   - token: comes back in the delivery report.
    /// - Throws: `queueFull` (poll, then send again), `messageTooLarge`, `unknownTopic` for a partition that does
    ///   not exist, `closed`, or what has failed for good.
    public func send(
        _ value: UnsafeRawBufferPointer?,
        key: UnsafeRawBufferPointer? = nil,
        to topic: ProducerTopic,
        partition: Partition? = nil,
        token: DeliveryToken = 0
    ) throws(KafkaError) {
        guard !state.pointee.isClosed, topic.client == pointer else { throw unusable(topic) }
        let result = rd_kafka_produce(
            topic.pointer,
            partition?.rawValue ?? RD_KAFKA_PARTITION_UA,
            RD_KAFKA_MSG_F_COPY,
            Self.address(of: value),
            value?.count ?? 0,
            Self.address(of: key),
            key?.count ?? 0,
            UnsafeMutableRawPointer(bitPattern: token.rawValue)
        )
        // The code is this thread's and stays until the next call of the library here.
        guard result == 0 else { throw refusal(KafkaResponseCode(rd_kafka_last_error()), topic) }
        state.pointee.sent &+= 1
    }

    /// Puts a message with headers into the queue and returns at once; everything is copied.
    ///
    /// On success the headers are gone from the builder, on failure they stay.
    ///
    /// - Parameters:
    ///   - value: the value; `nil` sends a tombstone.
    ///   - key: the key, which selects the partition unless one is named.
    ///   - headers: the headers.
    ///   - topic: a topic that this producer has prepared.
    ///   - partition: the partition; `nil` leaves it to the partitioner.
    ///   - token: comes back in the delivery report.
    /// - Throws: `queueFull` (poll, then send again), `messageTooLarge`, `unknownTopic` for a partition that does
    ///   not exist, `closed`, or what has failed for good.
    public func send(
        _ value: UnsafeRawBufferPointer?,
        key: UnsafeRawBufferPointer? = nil,
        headers: inout RecordHeaders,
        to topic: ProducerTopic,
        partition: Partition? = nil,
        token: DeliveryToken = 0
    ) throws(KafkaError) {
        guard let native = headers.handle?.pointer else {
            return try send(value, key: key, to: topic, partition: partition, token: token)
        }
        guard !state.pointee.isClosed, topic.client == pointer else { throw unusable(topic) }
        // All headers in one list on purpose: handed over one by one, librdkafka before 2.12.0 frees them twice when
        // the partition does not exist (4628).
        let failure = crdkafka_produce_with_headers(
            pointer,
            topic.pointer,
            partition?.rawValue ?? RD_KAFKA_PARTITION_UA,
            Self.address(of: value),
            value?.count ?? 0,
            Self.address(of: key),
            key?.count ?? 0,
            native,
            UnsafeMutableRawPointer(bitPattern: token.rawValue)
        )
        if let failure = ErrorHandle(failure) { throw refusal(failure.response, topic) }
        headers.handOver()
        state.pointee.sent &+= 1
    }

    /// The address to give to the library: null only for "nothing".
    @inline(__always)
    private static func address(of bytes: UnsafeRawBufferPointer?) -> UnsafeMutableRawPointer? {
        guard let bytes else { return nil }
        // The library takes a mutable pointer because it can be told to free it; with COPY it only reads.
        return UnsafeMutableRawPointer(mutating: bytes.baseAddress ?? emptyBytes)
    }

    @inline(never)
    private func unusable(_ topic: ProducerTopic) -> KafkaError {
        isClosed
            ? .closed("producer")
            : KafkaError(.client, reason: "topic \(topic.topic) was prepared by another producer")
    }

    @inline(never)
    private func refusal(_ response: KafkaResponseCode, _ topic: ProducerTopic) -> KafkaError {
        // Back-pressure is ordinary: this one is thrown often and must not cost a string.
        if response == .queueFull {
            return KafkaError(.queueFull, response: response, reason: "the queue is full", isRetriable: true)
        }
        if response == .fatal || response == .fenced, let fatalError { return fatalError }
        return KafkaError(response, fallback: .client, context: "sending to \(topic.topic)")
    }
}
