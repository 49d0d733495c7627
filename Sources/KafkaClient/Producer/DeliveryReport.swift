internal import CRdKafka
public import Units

/// What became of one message. Valid only during the call that hands it over; reading a property costs no allocation
/// as long as the message was delivered and the topic is not asked for.
public struct DeliveryReport: ~Copyable {
    /// Whether the message is in the log.
    public enum Status: Sendable {
        /// It never left the producer, or the broker refused it.
        case notPersisted
        /// It was sent, and its acknowledgement is missing.
        case possiblyPersisted
        /// The broker acknowledged it.
        case persisted
    }

    let message: UnsafePointer<rd_kafka_message_t>

    /// The number that was given when the message was sent.
    public var token: DeliveryToken { DeliveryToken(rawValue: UInt(bitPattern: message.pointee._private)) }

    /// Whether the brokers acknowledged the message.
    public var isDelivered: Bool { message.pointee.err == RD_KAFKA_RESP_ERR_NO_ERROR }

    /// The response code; `.none` when the message was delivered.
    public var response: KafkaResponseCode { KafkaResponseCode(message.pointee.err) }

    /// Why the message failed, `nil` when it was delivered.
    public var error: KafkaError? {
        guard !isDelivered else { return nil }
        return KafkaError(response, fallback: .delivery, context: "delivery to \(topic)")
    }

    /// Whether the message is in the log.
    public var status: Status {
        switch rd_kafka_message_status(message) {
        case RD_KAFKA_MSG_STATUS_PERSISTED: .persisted
        case RD_KAFKA_MSG_STATUS_POSSIBLY_PERSISTED: .possiblyPersisted
        default: .notPersisted
        }
    }

    /// The partition that the message went to; negative when none was chosen before it failed.
    public var partition: Partition { Partition(rawValue: message.pointee.partition) }

    /// The offset that the broker gave; negative for messages that were not delivered.
    public var offset: Offset { Offset(rawValue: message.pointee.offset) }

    /// The topic; makes a string on every call.
    public var topic: Topic {
        Topic(message.pointee.rkt.map { String(cString: rd_kafka_topic_name($0)) } ?? "")
    }

    /// The wall-clock time from sending to this report, `nil` when the library did not measure it.
    public var latency: Nanoseconds? {
        let microseconds = rd_kafka_message_latency(message)
        return microseconds < 0 ? nil : .microseconds(microseconds)
    }
}
