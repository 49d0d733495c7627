internal import CRdKafka

/// Owns one consumed `rd_kafka_message_t`.
struct MessageHandle: ~Copyable {
    let pointer: UnsafeMutablePointer<rd_kafka_message_t>

    deinit { rd_kafka_message_destroy(pointer) }
}
