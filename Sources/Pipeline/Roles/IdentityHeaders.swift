import KafkaClient
import Units

/// Writes the headers by which a record identifies itself.
struct IdentityHeaders: ~Copyable {
    /// The headers of the message in hand.
    var record = RecordHeaders()
    private let runID: [UInt8]
    private let producer: [UInt8]
    /// What to add to the monotonic clock to get nanoseconds since 1970, taken once: a due time is a monotonic one.
    private let wallOffset: Nanoseconds

    init(runID: String, producer: String) {
        self.runID = Array(runID.utf8)
        self.producer = Array(producer.utf8)
        wallOffset = Clock.wall() - Clock.monotonic()
    }

    /// Sets the headers of the next message.
    mutating func set(sequence: UInt64, sentAt due: Nanoseconds) {
        record.removeAll()
        runID.withUnsafeBytes { record.append(IdentityHeader.run, $0) }
        producer.withUnsafeBytes { record.append(IdentityHeader.producer, $0) }
        withUnsafeBytes(of: sequence.bigEndian) { record.append(IdentityHeader.sequence, $0) }
        withUnsafeBytes(of: (due + wallOffset).rawValue.bigEndian) { record.append(IdentityHeader.sent, $0) }
    }
}
