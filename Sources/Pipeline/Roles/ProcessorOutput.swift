import KafkaClient
import Units

/// Where a processor's results go, and what becomes of the offsets of their inputs: one for each promise of delivery.
protocol ProcessorOutput: AnyObject {
    /// Sends the result of a record; gives a rejection when it is too large to be sent at all.
    func send(_ value: [UInt8], for record: borrowing ConsumedRecord) throws(PipelineError) -> Rejection?
    /// Settles a rejected record, as a dead letter or by passing it over.
    func settle(_ rejection: Rejection, of record: borrowing ConsumedRecord, asDeadLetter: Bool) throws(PipelineError)
    /// Serves delivery reports and commits what is due.
    func serve(_ reader: InputReader) throws(PipelineError)
    /// Waits until all results are delivered, and commits.
    func finish(_ reader: InputReader) throws(PipelineError)
    /// Partitions came.
    func take(_ partitions: [Partition])
    /// Partitions go: finishes and commits what is owned, unless it is lost already.
    func release(_ partitions: [Partition], areLost: Bool, by reader: InputReader)
    /// Releases the client; gives the number of undelivered messages.
    func close() -> MessageCount
    /// Results delivered so far.
    var delivered: MessageCount { get }
}

/// The output headers of a processed record: its identity as it came, and who processed it.
struct ProcessedHeaders: ~Copyable {
    /// The headers of the message in hand.
    var record = RecordHeaders()
    private let processor: [UInt8]

    init(processor: String) {
        self.processor = Array(processor.utf8)
    }

    /// Sets the headers of the next message from those of its input.
    mutating func set(from input: borrowing ConsumedRecord, attempt: UInt8) {
        record.removeAll()
        copy(IdentityHeader.run, from: input)
        copy(IdentityHeader.producer, from: input)
        copy(IdentityHeader.sequence, from: input)
        copy(IdentityHeader.sent, from: input)
        processor.withUnsafeBytes { record.append(IdentityHeader.processor, $0) }
        withUnsafeBytes(of: attempt) { record.append(IdentityHeader.attempt, $0) }
    }

    private mutating func copy(_ name: HeaderName, from input: borrowing ConsumedRecord) {
        if let value = input.header(name) { record.append(name, value) }
    }
}
