import KafkaClient
import Units

/// Exactly once, from Kafka to Kafka: results and the offsets of their inputs are committed in one transaction
/// (KIP-98, KIP-447). An aborted transaction is worked through again from the committed offsets.
final class ExactlyOnceOutput: ProcessorOutput {
    /// The longest a transaction stays open while records come in slowly.
    private static let longestTransaction = Duration.milliseconds(500)
    private static let timeout = Duration.seconds(5)

    private let context: RoleContext
    private let producer: Producer
    private let topic: ProducerTopic
    private var deadLetters: DeadLetters?
    private var headers: ProcessedHeaders
    private var offsets: [Partition: Offset] = [:]
    private var count: Int64 = 0
    private var begun: ContinuousClock.Instant?
    private var attempt: UInt8 = 1
    private(set) var delivered = MessageCount.zero

    init(_ context: RoleContext) throws(PipelineError) {
        guard let output = context.settings.service.output else {
            throw PipelineError(.software, "\(context.settings.service.name) has no topic to write")
        }
        self.context = context
        headers = ProcessedHeaders(processor: context.settings.instance)
        var configuration = ProducerConfiguration(kafka: context.settings.kafka)
        configuration.transactionalID = "\(context.settings.group).\(context.settings.instance)"
        do {
            producer = try Producer(configuration: configuration)
        } catch {
            throw PipelineError(kafka: error, while: "cannot create the transactional producer")
        }
        try Self.retrying(context, "initialize transactions") { [producer] () throws(KafkaError) in
            try producer.initializeTransactions(timeout: .seconds(30))
        }
        do {
            topic = try producer.prepare(output, timeout: .seconds(10))
        } catch {
            throw PipelineError(kafka: error, while: "cannot start the transactional producer")
        }
    }

    func send(_ value: [UInt8], for record: borrowing ConsumedRecord) throws(PipelineError) -> Rejection? {
        try beginIfNeeded()
        headers.set(from: record, attempt: attempt)
        while true {
            let key = record.key
            do throws(KafkaError) {
                try value.withBytes { value throws(KafkaError) in
                    try producer.send(value, key: key, headers: &headers.record, to: topic)
                }
                note(record)
                return nil
            } catch {
                switch error.code {
                case .queueFull where !context.stop.isRequested: producer.poll(timeout: .milliseconds(10))
                case .messageTooLarge: return Rejection(stage: "produce", code: "record.tooLarge")
                default: throw PipelineError(kafka: error, while: "cannot produce in a transaction")
                }
            }
        }
    }

    func settle(_ rejection: Rejection, of record: borrowing ConsumedRecord, asDeadLetter: Bool) throws(PipelineError) {
        try beginIfNeeded()
        if asDeadLetter {
            if deadLetters == nil { deadLetters = try DeadLetters(for: record.topic, producer: producer) }
            try deadLetters?.send(record, rejection, token: 0, stop: context.stop)
        }
        note(record)
    }

    func serve(_ reader: InputReader) throws(PipelineError) {
        producer.poll(timeout: .zero)
        if let error = producer.fatalError {
            throw PipelineError(kafka: error, while: "the transactional producer failed")
        }
        guard let begun else { return }
        if count >= context.settings.batchSize.rawValue || ContinuousClock.now - begun >= Self.longestTransaction {
            try commit(reader)
        }
    }

    func finish(_ reader: InputReader) throws(PipelineError) {
        try commit(reader)
    }

    func take(_ partitions: [Partition]) {}

    /// Commits what is owned; aborts what was lost, because somebody else is reading those inputs already.
    func release(_ partitions: [Partition], areLost: Bool, by reader: InputReader) {
        do {
            if areLost { try abort() } else { try commit(reader) }
        } catch {
            failure = failure ?? error
        }
    }

    func close() -> MessageCount {
        do { try abort() } catch { StandardError.writeLine("warning: \(error)") }
        return producer.close(timeout: .seconds(2))
    }

    private var failure: PipelineError?

    private func beginIfNeeded() throws(PipelineError) {
        if let failure { throw failure }
        guard begun == nil else { return }
        do {
            try producer.beginTransaction()
        } catch {
            throw PipelineError(kafka: error, while: "cannot begin a transaction")
        }
        begun = .now
    }

    private func note(_ record: borrowing ConsumedRecord) {
        offsets[record.partition] = record.offset.next
        count += 1
    }

    private func commit(_ reader: InputReader) throws(PipelineError) {
        guard begun != nil else { return }
        let byTopicPartition = Dictionary(
            uniqueKeysWithValues: offsets.map { (TopicPartition(reader.topic, $0.key), $0.value) }
        )
        do {
            try attempt("send offsets to the transaction") { () throws(KafkaError) in
                try producer.send(offsets: byTopicPartition, of: reader.consumer, timeout: Self.timeout)
            }
            try attempt("commit the transaction") { () throws(KafkaError) in
                try producer.commitTransaction(timeout: Self.timeout)
            }
        } catch {
            switch error {
            case .aborted: return try rewind(reader)
            case .ended(let error): throw error
            }
        }
        delivered += MessageCount(count)
        attempt = 1
        reset()
    }

    /// What a call within a transaction can come to besides success.
    private enum Setback: Error {
        /// The transaction has to be aborted and its inputs read again.
        case aborted
        /// The process has to end.
        case ended(PipelineError)
    }

    /// Makes a call as the error's three flags say: a retriable one again, an abortable one not, any other is the end.
    private func attempt(_ activity: String, _ call: () throws(KafkaError) -> Void) throws(Setback) {
        while true {
            do {
                return try call()
            } catch {
                if error.requiresAbort || error.code == .notAssigned { throw .aborted }
                guard error.isRetriable, !error.isFatal, !context.stop.isRequested else {
                    throw .ended(Self.end(error, activity))
                }
                producer.poll(timeout: .milliseconds(100))
            }
        }
    }

    private func rewind(_ reader: InputReader) throws(PipelineError) {
        let partitions = Array(offsets.keys)
        try abort()
        attempt = attempt == .max ? .max : attempt + 1
        context.events.write(.faultObserved, [.init("fault", .string("transaction_aborted"))])
        try reader.rewind(partitions)
    }

    private func abort() throws(PipelineError) {
        guard begun != nil else { return }
        do {
            try attempt("abort the transaction") { () throws(KafkaError) in
                try producer.abortTransaction(timeout: Self.timeout)
            }
        } catch {
            switch error {
            case .aborted: break
            case .ended(let error): throw error
            }
        }
        reset()
    }

    private func reset() {
        offsets.removeAll(keepingCapacity: true)
        count = 0
        begun = nil
    }

    private static func retrying(
        _ context: RoleContext,
        _ activity: String,
        _ call: () throws(KafkaError) -> Void
    ) throws(PipelineError) {
        while true {
            do {
                return try call()
            } catch {
                guard error.isRetriable, !error.isFatal, !context.stop.isRequested else { throw end(error, activity) }
            }
        }
    }

    /// After a fatal error, or one whose outcome is not known, only a new producer is safe: the process ends, and its
    /// successor fences this one.
    private static func end(_ error: KafkaError, _ activity: String) -> PipelineError {
        let exitCode: ExitCode = error.code == .authorization ? .notAuthorized : .fatalClientError
        return PipelineError(exitCode, "cannot \(activity): \(error.reason); restart the process")
    }
}
