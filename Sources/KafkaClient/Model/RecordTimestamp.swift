/// The time that a record carries.
public struct RecordTimestamp: Hashable, Sendable {
    /// Who set the time.
    public enum Source: Sendable {
        /// The producer, when it made the message.
        case created
        /// The broker, when it appended the record.
        case appended
    }

    /// Milliseconds since 1970-01-01 00:00 UTC.
    public let milliseconds: Int64
    /// Who set the time.
    public let source: Source
}
