import KafkaClient
import Units

/// At least once: an input's offset is committed only after the delivery report of its output, and only as far as
/// every earlier input of the partition is delivered too.
final class AtLeastOnceOutput: ProcessorOutput {
    /// How many results may be under way: it bounds memory, and what a crash repeats.
    private static let maximumPending = 10_000

    private let context: RoleContext
    private let pending: PendingInputs
    private let producer: Producer
    private let topic: ProducerTopic
    private var deadLetters: DeadLetters?
    private var headers: ProcessedHeaders
    private var commits = CommitTimer()

    init(_ context: RoleContext) throws(PipelineError) {
        guard let output = context.settings.service.output else {
            throw PipelineError(.software, "\(context.settings.service.name) has no topic to write")
        }
        self.context = context
        headers = ProcessedHeaders(processor: context.settings.instance)
        pending = PendingInputs(events: context.events)
        do {
            producer = try Producer(
                configuration: ProducerConfiguration(kafka: context.settings.kafka),
                deliveryHandler: pending
            )
            topic = try producer.prepare(output, timeout: .seconds(10))
        } catch {
            throw PipelineError(kafka: error, while: "cannot start the processor's producer")
        }
    }

    var delivered: MessageCount { pending.delivered }

    func send(_ value: [UInt8], for record: borrowing ConsumedRecord) throws(PipelineError) -> Rejection? {
        try waitForRoom()
        headers.set(from: record, attempt: 1)
        let token = pending.begin(record.offset, in: record.partition)
        while true {
            do {
                try enqueue(value, key: record.key, token: token)
                return nil
            } catch {
                switch error.code {
                case .queueFull where !context.stop.isRequested:
                    producer.poll(timeout: .milliseconds(10))
                case .messageTooLarge:
                    pending.abandon(token)
                    return Rejection(stage: "produce", code: "record.tooLarge")
                default:
                    throw PipelineError(kafka: error, while: "cannot produce")
                }
            }
        }
    }

    private func enqueue(_ value: [UInt8], key: UnsafeRawBufferPointer?, token: DeliveryToken) throws(KafkaError) {
        try value.withBytes { value throws(KafkaError) in
            try producer.send(value, key: key, headers: &headers.record, to: topic, token: token)
        }
    }

    func settle(_ rejection: Rejection, of record: borrowing ConsumedRecord, asDeadLetter: Bool) throws(PipelineError) {
        let token = pending.begin(record.offset, in: record.partition)
        guard asDeadLetter else { return pending.settle(token) }
        if deadLetters == nil { deadLetters = try DeadLetters(for: record.topic, producer: producer) }
        try deadLetters?.send(record, rejection, token: token, stop: context.stop)
    }

    func serve(_ reader: InputReader) throws(PipelineError) {
        producer.poll(timeout: .zero)
        try throwFailure()
        if commits.isDue() { commit(reader) }
    }

    /// Waits for every delivery report. A stop request does not end the wait: the stop's own deadline does.
    func finish(_ reader: InputReader) throws(PipelineError) {
        while producer.flush(timeout: .milliseconds(200)) > .zero {
            context.stop.noteUndelivered(producer.outstanding.rawValue)
            try throwFailure()
        }
        context.stop.noteUndelivered(0)
        try throwFailure()
        commit(reader)
    }

    func take(_ partitions: [Partition]) {
        partitions.forEach { commits.forget($0) }
        pending.take(partitions)
    }

    func release(_ partitions: [Partition], areLost: Bool, by reader: InputReader) {
        if !areLost {
            // A failure shows again in the next `serve`; here only what is safe is committed.
            _ = producer.flush(timeout: .seconds(5))
            commit(reader)
        }
        pending.release(partitions)
    }

    func close() -> MessageCount {
        producer.close(timeout: .seconds(2))
        return producer.counts.sent - producer.counts.delivered
    }

    private func commit(_ reader: InputReader) {
        reader.commit(commits.changed(pending.committable))
    }

    private func waitForRoom() throws(PipelineError) {
        while pending.count >= Self.maximumPending, !context.stop.isRequested {
            producer.poll(timeout: .milliseconds(10))
            try throwFailure()
        }
    }

    private func throwFailure() throws(PipelineError) {
        if let failure = pending.failure { throw failure }
        if let error = producer.pendingError { throw PipelineError(kafka: error, while: "cannot produce") }
    }
}
