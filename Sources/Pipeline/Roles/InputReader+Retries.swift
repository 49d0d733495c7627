import KafkaClient

/// When a partition that waits for the registry is read again.
struct RetrySchedule {
    /// The registry client has its own growing waits; this only keeps the loop from asking without a pause.
    private static let delay = Duration.seconds(2)
    private var waiting: [Partition: ContinuousClock.Instant] = [:]

    /// Whether no partition waits.
    var isEmpty: Bool { waiting.isEmpty }

    /// Makes a partition wait.
    mutating func postpone(_ partition: Partition, now: ContinuousClock.Instant) {
        waiting[partition] = now + Self.delay
    }

    /// Takes out the partitions whose wait is over.
    mutating func takeDue(now: ContinuousClock.Instant) -> [Partition] {
        let due = waiting.filter { $0.value <= now }.map(\.key)
        due.forEach { waiting[$0] = nil }
        return due
    }

    /// Ends a partition's wait without reading it: it is somebody else's now.
    mutating func forget(_ partition: Partition) {
        waiting[partition] = nil
    }
}

extension InputReader {
    /// Pauses a partition whose record has to wait, and goes back to that record. The other partitions go on, and so do
    /// the heartbeats.
    func postpone(_ partition: Partition, at offset: Offset) throws(PipelineError) {
        if retries.isEmpty {
            context.events.write(.faultObserved, [.init("fault", .string("schema_registry_unavailable"))])
        }
        retries.postpone(partition, now: .now)
        gaps.begin(partition, at: offset)
        let topicPartition = TopicPartition(topic, partition)
        try perform("wait for the schema registry") { () throws(KafkaError) in
            try consumer.pause([topicPartition])
            try consumer.seek(to: [topicPartition: offset], timeout: .seconds(5))
        }
    }

    /// Goes on with the partitions whose wait is over.
    func resumeRetries() throws(PipelineError) {
        guard !retries.isEmpty else { return }
        let due = retries.takeDue(now: .now)
        guard !due.isEmpty else { return }
        try perform("go on after the schema registry's absence") { () throws(KafkaError) in
            try consumer.resume(topicPartitions(due))
        }
    }

    /// Goes back to the committed offsets of some partitions, after a transaction was aborted.
    func rewind(_ partitions: [Partition]) throws(PipelineError) {
        let owned = topicPartitions(partitions.filter(assignment.contains))
        guard !owned.isEmpty else { return }
        try perform("go back to the committed offsets") { () throws(KafkaError) in
            let committed = try consumer.committed(owned, timeout: .seconds(10))
            var offsets: [TopicPartition: Offset] = [:]
            for partition in owned {
                var start = committed[partition]
                if start == nil { start = try consumer.watermarks(of: partition, timeout: .seconds(5)).low }
                offsets[partition] = start
                gaps.begin(partition.partition, at: start)
            }
            try consumer.seek(to: offsets, timeout: .seconds(10))
        }
    }
}
