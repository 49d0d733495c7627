internal import CRdKafka

extension Producer {
    /// Asks what kind of cluster this is and which topics it has.
    ///
    /// All topics are asked for at once: to ask for one by name makes it, on an embedded cluster and on brokers that make
    /// topics on request.
    ///
    /// - Parameter timeout: how long to wait for the brokers' answer.
    /// - Returns: the description.
    /// - Throws: `timedOut` or `transport` when no broker answers, `authentication`, `closed`.
    public func describeCluster(timeout: Duration) throws(KafkaError) -> ClusterDescription {
        try requireOpen()
        var metadata: UnsafePointer<rd_kafka_metadata_t>?
        let result = rd_kafka_metadata(pointer, 1, nil, &metadata, timeout.timeoutMilliseconds)
        guard result == RD_KAFKA_RESP_ERR_NO_ERROR, let metadata else {
            // What the brokers refused by name says more than that nobody answered.
            poll(timeout: .zero)
            if let pending = context.pendingError { throw pending }
            throw KafkaError(KafkaResponseCode(result), fallback: .transport, context: "metadata of the cluster")
        }
        defer { rd_kafka_metadata_destroy(metadata) }
        var description = ClusterDescription(
            isEmbedded: try isEmbeddedCluster(timeout: timeout),
            brokerCount: Int(metadata.pointee.broker_cnt),
            partitionCounts: [:],
            leaderless: []
        )
        for found in UnsafeBufferPointer(start: metadata.pointee.topics, count: Int(metadata.pointee.topic_cnt)) {
            guard found.err == RD_KAFKA_RESP_ERR_NO_ERROR, let name = found.topic else { continue }
            let topic = Topic(String(cString: name))
            let partitions = UnsafeBufferPointer(start: found.partitions, count: Int(found.partition_cnt))
            description.partitionCounts[topic] = partitions.count
            if partitions.contains(where: { $0.leader < 0 }) { description.leaderless.insert(topic) }
        }
        return description
    }
}
