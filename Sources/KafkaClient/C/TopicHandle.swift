internal import CRdKafka

/// Owns one `rd_kafka_topic_t`; has to go before its client.
struct TopicHandle: ~Copyable {
    let pointer: OpaquePointer

    init(_ topic: Topic, of client: OpaquePointer) throws(KafkaError) {
        guard let pointer = rd_kafka_topic_new(client, topic.rawValue, nil) else {
            throw KafkaError(
                KafkaResponseCode(rd_kafka_last_error()),
                fallback: .unknownTopic,
                context: "topic \(topic)"
            )
        }
        self.pointer = pointer
    }

    deinit { rd_kafka_topic_destroy(pointer) }
}
