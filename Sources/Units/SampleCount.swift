/// A number of samples that a profiler took.
public struct SampleCount: RawRepresentable, Hashable, Comparable, Sendable, Codable, AdditiveArithmetic {
    /// The count.
    public var rawValue: Int64

    /// Wraps a count.
    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// Wraps a count.
    public init(_ value: some BinaryInteger) {
        self.rawValue = Int64(value)
    }

    /// No samples.
    public static let zero = SampleCount(rawValue: 0)

    /// Orders by value.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// Adds two values; stays at the largest value instead of overflowing, because counts can come from hostile files.
    public static func + (left: Self, right: Self) -> Self {
        Self(rawValue: left.rawValue.addingSaturating(right.rawValue))
    }

    /// Subtracts one value from another; traps on overflow.
    public static func - (left: Self, right: Self) -> Self { Self(rawValue: left.rawValue - right.rawValue) }
}

extension SampleCount: CustomStringConvertible {
    /// The value for people, with its unit.
    public var description: String { String(rawValue) }
}

extension SampleCount: ExpressibleByIntegerLiteral {
    /// Wraps a literal.
    public init(integerLiteral value: Int64) {
        self.init(rawValue: value)
    }
}
