/// A size in bytes.
public struct Bytes: RawRepresentable, Hashable, Comparable, Sendable, Codable, AdditiveArithmetic {
    /// The number of bytes.
    public var rawValue: Int64

    /// Wraps a number of bytes.
    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// Wraps a number of bytes.
    public init(_ value: some BinaryInteger) {
        self.rawValue = Int64(value)
    }

    /// No bytes.
    public static let zero = Bytes(rawValue: 0)

    /// A number of binary kilobytes (1,024 bytes each).
    public static func kibibytes(_ count: some BinaryInteger) -> Bytes { Bytes(rawValue: Int64(count) * 1024) }

    /// A number of binary megabytes (1,048,576 bytes each).
    public static func mebibytes(_ count: some BinaryInteger) -> Bytes { Bytes(rawValue: Int64(count) * 1_048_576) }

    /// Orders by value.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// Adds two values; traps on overflow.
    public static func + (left: Self, right: Self) -> Self { Self(rawValue: left.rawValue + right.rawValue) }

    /// Subtracts one value from another; traps on overflow.
    public static func - (left: Self, right: Self) -> Self { Self(rawValue: left.rawValue - right.rawValue) }
}

extension Bytes: CustomStringConvertible {
    /// The value for people, with its unit.
    public var description: String { "\(rawValue) B" }
}
