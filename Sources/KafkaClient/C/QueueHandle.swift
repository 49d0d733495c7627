internal import CRdKafka

/// Owns one `rd_kafka_queue_t`.
struct QueueHandle: ~Copyable {
    let pointer: OpaquePointer

    init(of client: OpaquePointer) {
        pointer = rd_kafka_queue_new(client)
    }

    deinit { rd_kafka_queue_destroy(pointer) }

    /// Waits for the next event.
    func poll(timeout: Duration) -> EventHandle? {
        rd_kafka_queue_poll(pointer, timeout.timeoutMilliseconds).map { EventHandle(pointer: $0) }
    }

    /// Waits for an event of one kind and drops others.
    func await(_ kind: Int32, until deadline: ContinuousClock.Instant) -> EventHandle? {
        while true {
            let remaining = ContinuousClock.now.duration(to: deadline)
            if let event = poll(timeout: max(.zero, remaining)), event.kind == kind { return event }
            if remaining <= .zero { return nil }
        }
    }
}

/// Owns one `rd_kafka_event_t`.
struct EventHandle: ~Copyable {
    let pointer: OpaquePointer

    deinit { rd_kafka_event_destroy(pointer) }

    var kind: Int32 { rd_kafka_event_type(pointer) }

    var response: KafkaResponseCode { KafkaResponseCode(rd_kafka_event_error(pointer)) }
}
