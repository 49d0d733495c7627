internal import CRdKafka

/// Changes the cluster.
public enum Admin {
    /// Creates topics that are not there yet. For real brokers: the embedded cluster does not know the request and
    /// lets it time out; use `EmbeddedCluster.createTopic` there.
    ///
    /// - Parameters:
    ///   - topics: what to create; those that exist are left as they are, whatever their partitions.
    ///   - configuration: the cluster.
    ///   - timeout: how long to wait for the controller, and then for the topics to be there.
    /// - Returns: the topics that were created.
    /// - Throws: `timedOut`, `transport`, `authorization`, `configuration`, or `client` with what the broker refused.
    @discardableResult
    public static func createTopics(
        _ topics: [NewTopic],
        using configuration: KafkaConfiguration,
        timeout: Duration
    ) throws(KafkaError) -> Set<Topic> {
        guard !topics.isEmpty else { return [] }
        let context = ClientContext(configuration)
        let client = try ClientHandle(
            RD_KAFKA_PRODUCER,
            properties: configuration.properties(),
            allowsInsecure: configuration.allowsInsecure,
            context: context
        )
        let deadline = ContinuousClock.now + timeout
        let event = try request(topics, client: client.pointer, timeout: timeout, deadline: deadline)
        try check(event.response, "creating topics")
        return try created(event)
    }

    private static func request(
        _ topics: [NewTopic],
        client: OpaquePointer,
        timeout: Duration,
        deadline: ContinuousClock.Instant
    ) throws(KafkaError) -> EventHandle {
        var specifications: [OpaquePointer?] = []
        defer { rd_kafka_NewTopic_destroy_array(&specifications, specifications.count) }
        for topic in topics { specifications.append(try specification(of: topic)) }
        let options = rd_kafka_AdminOptions_new(client, RD_KAFKA_ADMIN_OP_CREATETOPICS)
        defer { rd_kafka_AdminOptions_destroy(options) }
        let milliseconds = timeout.timeoutMilliseconds
        _ = rd_kafka_AdminOptions_set_request_timeout(options, milliseconds, nil, 0)
        _ = rd_kafka_AdminOptions_set_operation_timeout(options, milliseconds, nil, 0)
        let queue = QueueHandle(of: client)
        rd_kafka_CreateTopics(client, &specifications, specifications.count, options, queue.pointer)
        // The library answers by itself when its request times out; the second is for that answer.
        guard let event = queue.await(RD_KAFKA_EVENT_CREATETOPICS_RESULT, until: deadline + .seconds(1)) else {
            throw KafkaError(.timedOut, response: .timedOut, reason: "creating topics", isRetriable: true)
        }
        return event
    }

    private static func specification(of topic: NewTopic) throws(KafkaError) -> OpaquePointer {
        let made =
            topic.topic.rawValue.isEmpty || topic.partitions < 1 || topic.replicationFactor.map { $0 < 1 } ?? false
            ? nil
            : rd_kafka_NewTopic_new(
                topic.topic.rawValue,
                Int32(clamping: topic.partitions),
                Int32(clamping: topic.replicationFactor ?? -1),
                nil,
                0
            )
        guard let made else {
            throw KafkaError(
                .configuration,
                reason: "topic \"\(topic.topic)\": no name, or an impossible number of partitions or replicas"
            )
        }
        for (name, value) in topic.configuration.sorted(by: { $0.key < $1.key }) {
            _ = rd_kafka_NewTopic_set_config(made, name, value)
        }
        return made
    }

    private static func created(_ event: borrowing EventHandle) throws(KafkaError) -> Set<Topic> {
        guard let result = rd_kafka_event_CreateTopics_result(event.pointer) else { return [] }
        var count = 0
        let results = rd_kafka_CreateTopics_result_topics(result, &count)
        var created: Set<Topic> = []
        for index in 0..<count {
            guard let entry = results?[index] else { continue }
            let topic = Topic(String(cString: rd_kafka_topic_result_name(entry)))
            let response = KafkaResponseCode(rd_kafka_topic_result_error(entry))
            if response == .topicAlreadyExists { continue }
            try check(response, "creating topic \(topic)")
            created.insert(topic)
        }
        return created
    }

    private static func check(_ response: KafkaResponseCode, _ context: String) throws(KafkaError) {
        if response != .none { throw KafkaError(response, fallback: .client, context: context) }
    }
}
