public import Units

/// How many messages a producer has taken, and what became of them.
public struct DeliveryCounts: Hashable, Sendable {
    /// Messages that the producer has taken over.
    public var sent: MessageCount
    /// Messages that the brokers have acknowledged.
    public var delivered: MessageCount
    /// Messages reported as failed.
    public var failed: MessageCount

    /// Names the counts.
    public init(sent: MessageCount, delivered: MessageCount, failed: MessageCount) {
        self.sent = sent
        self.delivered = delivered
        self.failed = failed
    }
}
