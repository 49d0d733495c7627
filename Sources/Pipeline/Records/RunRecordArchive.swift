public import KafkaClient
public import Units

/// The run records that a cluster keeps.
public enum RunRecordArchive {
    /// What the topic held.
    public struct Contents: Sendable {
        /// The records, the last of each key, in no particular order.
        public var records: [RunRecord] = []
        /// Values that are no run records.
        public var unreadable = MessageCount.zero
    }

    /// Reads the topic from its oldest record to where it ends now, without a group and without committing.
    ///
    /// - Parameters:
    ///   - kafka: The cluster.
    ///   - topic: The topic.
    ///   - timeout: How long all of it may take.
    /// - Returns: The records. One that was written twice stands once.
    /// - Throws: `PipelineError` when the cluster or the topic is not there, or the end was not reached in time.
    public static func read(
        using kafka: KafkaConfiguration,
        topic: Topic = RunRecordTopic.name,
        timeout: Duration
    ) throws(PipelineError) -> Contents {
        do {
            return try contents(kafka, topic, until: .now + timeout)
        } catch let error as PipelineError {
            throw error
        } catch let error as KafkaError {
            throw PipelineError(
                kafka: error,
                while: "cannot read run records from \(TerminalText.escaped(topic.rawValue))"
            )
        } catch {
            throw PipelineError(.software, "\(error)")
        }
    }

    private static func contents(
        _ kafka: KafkaConfiguration,
        _ topic: Topic,
        until deadline: ContinuousClock.Instant
    ) throws -> Contents {
        var configuration = ConsumerConfiguration(kafka: kafka, group: "flamegraph-run-records-reader")
        configuration.commitMode = .manual
        configuration.reportsPartitionEnd = true
        configuration.fetchWait = .milliseconds(50)
        let consumer = try Consumer(configuration: configuration)
        defer { consumer.close(timeout: .seconds(5)) }
        var unfinished = try begin(consumer, topic)
        var last: [String: RunRecord] = [:]
        var contents = Contents()
        while !unfinished.isEmpty {
            guard ContinuousClock.now < deadline else {
                throw PipelineError(
                    .unavailable,
                    "the run records in \(topic) could not be read in time; is it reachable?"
                )
            }
            switch try consumer.poll(timeout: .milliseconds(100)) {
            case .record(let record):
                if let found = record.value.flatMap(RunRecordTopic.record) {
                    last[RunRecordTopic.key(of: found)] = found
                } else {
                    contents.unreadable += MessageCount(1)
                }
            case .partitionEnd(let partition, _): unfinished.remove(partition)
            case .problem(let error): if error.isFatal { throw error }
            case .idle: break
            }
        }
        contents.records = Array(last.values)
        return contents
    }

    private static func begin(_ consumer: Consumer, _ topic: Topic) throws(KafkaError) -> Set<TopicPartition> {
        let count = try consumer.partitionCount(of: topic, timeout: .seconds(10))
        var offsets: [TopicPartition: Offset?] = [:]
        for number in 0..<Int32(clamping: count) {
            let partition = TopicPartition(topic, Partition(rawValue: number))
            offsets[partition] = try consumer.watermarks(of: partition, timeout: .seconds(10)).low
        }
        try consumer.assign(offsets)
        return Set(offsets.keys)
    }
}
