public import KafkaClient

/// The embedded cluster refused to make a fault: it does not know the broker, the topic or the partition.
public struct FaultError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The library's response code.
    public let response: KafkaResponseCode

    /// One line with the code.
    public var description: String { "the embedded cluster refused: \(response)" }
}
