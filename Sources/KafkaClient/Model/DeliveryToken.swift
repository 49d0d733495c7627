/// A number of the caller's own that travels with a message and comes back in its delivery report.
///
/// It goes through librdkafka's per-message opaque pointer untouched.
public struct DeliveryToken: RawRepresentable, Hashable, Sendable {
    /// The number.
    public let rawValue: UInt

    /// Wraps a number.
    public init(rawValue: UInt) {
        self.rawValue = rawValue
    }
}

extension DeliveryToken: ExpressibleByIntegerLiteral {
    /// Wraps a literal number.
    public init(integerLiteral value: UInt) {
        self.rawValue = value
    }
}
