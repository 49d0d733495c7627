import KafkaClient
import Units

/// The names of the headers that let every record identify itself.
enum IdentityHeader {
    /// The run's id, UTF-8 text.
    static let run: HeaderName = "run"
    /// The producer's instance name, UTF-8 text.
    static let producer: HeaderName = "producer"
    /// The producer's sequence number from zero, eight bytes, big-endian.
    static let sequence: HeaderName = "seq"
    /// The intended send time in nanoseconds since 1970, eight bytes, big-endian.
    static let sent: HeaderName = "sent-ns"
    /// The processor's instance name, UTF-8 text.
    static let processor: HeaderName = "processor"
    /// How often the processor has tried, from 1, one byte: above 1 only after an aborted transaction.
    static let attempt: HeaderName = "attempt"
    /// The GUID of the value's schema, written by newer Confluent serializers.
    static let schemaGUID: HeaderName = "__value_schema_id"
}

/// Which producer, where, and whether a record was seen before, as the headers say it.
struct RecordIdentity {
    /// The run's id; valid while the record lives.
    var run: UnsafeRawBufferPointer
    /// The producer's instance name; valid while the record lives.
    var producer: UnsafeRawBufferPointer
    /// The producer's sequence number.
    var sequence: UInt64
    /// The intended send time since 1970.
    var sent: Nanoseconds

    /// Reads the identity of a record; `nil` when a header is missing or of another size.
    init?(_ record: borrowing ConsumedRecord) {
        self.init(
            run: record.header(IdentityHeader.run),
            producer: record.header(IdentityHeader.producer),
            sequence: record.header(IdentityHeader.sequence),
            sent: record.header(IdentityHeader.sent)
        )
    }

    /// Reads the identity from its header values; `nil` when one is missing or of another size.
    init?(
        run: UnsafeRawBufferPointer?,
        producer: UnsafeRawBufferPointer?,
        sequence: UnsafeRawBufferPointer?,
        sent: UnsafeRawBufferPointer?
    ) {
        guard let run, let producer, !producer.isEmpty, producer.count <= 256, run.count <= 256,
            let sequence = sequence.flatMap(Self.bigEndian), let sent = sent.flatMap(Self.bigEndian)
        else { return nil }
        self.run = run
        self.producer = producer
        self.sequence = sequence
        self.sent = Nanoseconds(rawValue: Int64(bitPattern: sent))
    }

    private static func bigEndian(_ bytes: UnsafeRawBufferPointer) -> UInt64? {
        bytes.count == 8 ? UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)) : nil
    }
}

extension UnsafeRawBufferPointer {
    /// Whether the bytes are the same, whatever their addresses.
    func hasSameBytes(as other: [UInt8]) -> Bool {
        count == other.count && elementsEqual(other)
    }
}
