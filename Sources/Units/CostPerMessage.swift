/// What one message costs: CPU nanoseconds divided by messages.
///
/// A fraction on purpose: costs are averaged and subtracted before anything is rounded for print.
public struct CostPerMessage: RawRepresentable, Hashable, Comparable, Sendable, Codable {
    /// CPU nanoseconds per message.
    public var rawValue: Double

    /// Wraps a cost in nanoseconds per message.
    public init(rawValue: Double) {
        self.rawValue = rawValue
    }

    /// Divides CPU time by the messages it was spent on; `nil` when there were none.
    public init?(_ cpu: Nanoseconds, over messages: MessageCount) {
        guard messages > .zero else { return nil }
        self.rawValue = Double(cpu.rawValue) / Double(messages.rawValue)
    }

    /// Orders by value.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
