internal import CRdKafka

extension Consumer {
    /// Gives the partitions up and leaves the group.
    ///
    /// Events are taken one by one: serving the queue with callbacks aborts the process when a fetched record is
    /// still in it.
    ///
    /// - Returns: whether the library said so before the deadline.
    func leaveGroup(until deadline: ContinuousClock.Instant) -> Bool {
        let queue = QueueHandle(of: pointer)
        if ErrorHandle(rd_kafka_consumer_close_queue(pointer, queue.pointer)) != nil { return false }
        while rd_kafka_consumer_closed(pointer) == 0 {
            let remaining = ContinuousClock.now.duration(to: deadline)
            guard remaining > .zero else { return false }
            guard let event = queue.poll(timeout: min(remaining, .milliseconds(100))) else { continue }
            if event.kind == RD_KAFKA_EVENT_REBALANCE {
                context.rebalance(pointer, event.response, rd_kafka_event_topic_partition_list(event.pointer))
            }
        }
        return true
    }
}
