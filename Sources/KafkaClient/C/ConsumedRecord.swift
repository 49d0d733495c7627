internal import CRdKafka

/// One record that was consumed.
///
/// Owns the library's message. The buffers point into it and are valid while the record lives; the record has to
/// go before its consumer is closed, or closing takes its whole time limit and leaves the client behind.
public struct ConsumedRecord: ~Copyable {
    let message: UnsafeMutablePointer<rd_kafka_message_t>
    /// Where the consumer remembers the names of topics. It outlives the record: the library does not destroy a
    /// client that still has a message, and the state goes after the client.
    let state: UnsafeMutablePointer<ConsumerState>

    deinit { rd_kafka_message_destroy(message) }

    /// The topic that the record came from; remembered by the consumer from one record to the next.
    public var topic: Topic { state.pointee.topic(of: message.pointee.rkt) }

    /// The value; `nil` for a tombstone.
    public var value: UnsafeRawBufferPointer? {
        message.pointee.payload.map { UnsafeRawBufferPointer(start: $0, count: message.pointee.len) }
    }

    /// The key, if the record has one.
    public var key: UnsafeRawBufferPointer? {
        message.pointee.key.map { UnsafeRawBufferPointer(start: $0, count: message.pointee.key_len) }
    }

    /// The partition that the record came from.
    public var partition: Partition { Partition(rawValue: message.pointee.partition) }

    /// The record's place in its partition.
    public var offset: Offset { Offset(rawValue: message.pointee.offset) }

    /// The topic and the partition that the record came from.
    public var topicPartition: TopicPartition { TopicPartition(topic, partition) }

    /// The record's time; `nil` when it carries none.
    public var timestamp: RecordTimestamp? {
        var kind = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE
        let milliseconds = rd_kafka_message_timestamp(message, &kind)
        switch kind {
        case RD_KAFKA_TIMESTAMP_CREATE_TIME: return RecordTimestamp(milliseconds: milliseconds, source: .created)
        case RD_KAFKA_TIMESTAMP_LOG_APPEND_TIME: return RecordTimestamp(milliseconds: milliseconds, source: .appended)
        default: return nil
        }
    }

    /// The value of the last header with a name; `nil` when there is none, or its value is null.
    public func header(_ name: HeaderName) -> UnsafeRawBufferPointer? {
        guard let headers else { return nil }
        var value: UnsafeRawPointer?
        var count = 0
        // A static string ends with a zero byte, as the library expects.
        let found = name.text.utf8Start.withMemoryRebound(to: CChar.self, capacity: name.text.utf8CodeUnitCount + 1) {
            rd_kafka_header_get_last(headers, $0, &value, &count)
        }
        guard found == RD_KAFKA_RESP_ERR_NO_ERROR, let value else { return nil }
        return UnsafeRawBufferPointer(start: value, count: count)
    }

    /// Calls the closure with each header's name in UTF-8 and its value, in order.
    public func forEachHeader(_ body: (_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer?) -> Void) {
        guard let headers else { return }
        var index = 0
        var name: UnsafePointer<CChar>?
        var value: UnsafeRawPointer?
        var count = 0
        while rd_kafka_header_get_all(headers, index, &name, &value, &count) == RD_KAFKA_RESP_ERR_NO_ERROR {
            if let name {
                body(
                    UnsafeRawBufferPointer(start: name, count: UnsafePointer(name).utf8Length),
                    value.map { UnsafeRawBufferPointer(start: $0, count: count) }
                )
            }
            index += 1
        }
    }

    /// The library's headers of the message, parsed on first use.
    private var headers: OpaquePointer? {
        var headers: OpaquePointer?
        return rd_kafka_message_headers(message, &headers) == RD_KAFKA_RESP_ERR_NO_ERROR ? headers : nil
    }
}

extension UnsafePointer<CChar> {
    /// How many bytes come before the zero.
    fileprivate var utf8Length: Int {
        var length = 0
        while self[length] != 0 { length += 1 }
        return length
    }
}
