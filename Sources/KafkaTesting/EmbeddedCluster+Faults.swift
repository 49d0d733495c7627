internal import CRdKafka
public import KafkaClient

/// Faults on demand. Brokers have the numbers from 1.
extension EmbeddedCluster {
    /// Answers the next requests of a kind with errors, one each, before anything is done; then normally again.
    /// The code `.transport` drops the connection instead.
    public func failNext(_ request: KafkaRequest, with errors: [KafkaResponseCode]) {
        let codes = errors.map { rd_kafka_resp_err_t(rawValue: $0.rawValue) }
        rd_kafka_mock_push_request_errors_array(clusterPointer, request.rawValue, codes.count, codes)
    }

    /// Answers the next requests of a kind with the same error.
    public func failNext(_ request: KafkaRequest, with error: KafkaResponseCode, times: Int) {
        failNext(request, with: Array(repeating: error, count: times))
    }

    /// Forgets the errors that were not used up.
    public func clearFailures(of request: KafkaRequest) {
        rd_kafka_mock_clear_request_errors(clusterPointer, request.rawValue)
    }

    /// Makes one broker answer its next request of a kind late; the request is carried out at once, unless there is
    /// an error.
    ///
    /// - Throws: the broker's number is unknown.
    public func delayNext(
        _ request: KafkaRequest,
        at broker: Int,
        by delay: Duration,
        error: KafkaResponseCode = .none
    ) throws(FaultError) {
        try check(
            crdkafka_mock_push_error_rtt(
                clusterPointer,
                Int32(broker),
                request.rawValue,
                rd_kafka_resp_err_t(rawValue: error.rawValue),
                delay.wholeMilliseconds
            )
        )
    }

    /// Disconnects a broker's clients and refuses new ones.
    ///
    /// - Throws: the broker's number is unknown.
    public func takeDown(broker: Int) throws(FaultError) {
        try check(rd_kafka_mock_broker_set_down(clusterPointer, Int32(broker)))
    }

    /// Lets a broker answer again, at its old port.
    ///
    /// - Throws: the broker's number is unknown.
    public func bringUp(broker: Int) throws(FaultError) {
        try check(rd_kafka_mock_broker_set_up(clusterPointer, Int32(broker)))
    }

    /// Takes all brokers down.
    ///
    /// - Throws: what the library refuses.
    public func takeDownAll() throws(FaultError) {
        for broker in 1...brokerCount { try takeDown(broker: broker) }
    }

    /// Brings all brokers up.
    ///
    /// - Throws: what the library refuses.
    public func bringUpAll() throws(FaultError) {
        for broker in 1...brokerCount { try bringUp(broker: broker) }
    }

    /// Delays every answer of a broker; zero ends that.
    ///
    /// - Throws: the broker's number is unknown.
    public func setRoundTrip(of broker: Int, to delay: Duration) throws(FaultError) {
        try check(rd_kafka_mock_broker_set_rtt(clusterPointer, Int32(broker), delay.wholeMilliseconds))
    }

    /// Makes a broker the leader of a partition; `nil` leaves the partition without one.
    ///
    /// - Throws: the topic, the partition or the broker is unknown.
    public func setLeader(of partition: TopicPartition, to broker: Int?) throws(FaultError) {
        try check(
            rd_kafka_mock_partition_set_leader(
                clusterPointer,
                partition.topic.rawValue,
                partition.partition.rawValue,
                Int32(broker ?? -1)
            )
        )
    }

    /// Makes a broker the coordinator of a group.
    ///
    /// - Throws: the broker's number is unknown.
    public func setCoordinator(ofGroup group: String, to broker: Int) throws(FaultError) {
        try check(rd_kafka_mock_coordinator_set(clusterPointer, "group", group, Int32(broker)))
    }

    /// Lets metadata answers carry an error for a topic; `.none` ends that.
    public func setError(_ error: KafkaResponseCode, of topic: Topic) {
        rd_kafka_mock_topic_set_error(
            clusterPointer,
            topic.rawValue,
            rd_kafka_resp_err_t(rawValue: error.rawValue)
        )
    }

    private func check(_ result: rd_kafka_resp_err_t) throws(FaultError) {
        if result != RD_KAFKA_RESP_ERR_NO_ERROR {
            throw FaultError(response: KafkaResponseCode(rawValue: result.rawValue))
        }
    }
}

extension Duration {
    fileprivate var wholeMilliseconds: Int32 {
        Int32(clamping: components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000)
    }
}
