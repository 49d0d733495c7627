/// A number of messages.
public struct MessageCount: RawRepresentable, Hashable, Comparable, Sendable, Codable, AdditiveArithmetic {
    /// The count; never negative in a valid record.
    public var rawValue: Int64

    /// Wraps a count.
    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// Wraps a count.
    public init(_ value: some BinaryInteger) {
        self.rawValue = Int64(value)
    }

    /// No messages.
    public static let zero = MessageCount(rawValue: 0)

    /// Orders by value.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// Adds two values; traps on overflow.
    public static func + (left: Self, right: Self) -> Self { Self(rawValue: left.rawValue + right.rawValue) }

    /// Subtracts one value from another; traps on overflow.
    public static func - (left: Self, right: Self) -> Self { Self(rawValue: left.rawValue - right.rawValue) }
}

extension MessageCount: CustomStringConvertible {
    /// The value for people, with its unit.
    public var description: String { String(rawValue) }
}

extension MessageCount: ExpressibleByIntegerLiteral {
    /// Wraps a literal.
    public init(integerLiteral value: Int64) {
        self.init(rawValue: value)
    }
}
