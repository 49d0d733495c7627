/// A span of time in nanoseconds: wall-clock or CPU, as the name of the property says.
public struct Nanoseconds: RawRepresentable, Hashable, Comparable, Sendable, Codable, AdditiveArithmetic {
    /// The number of nanoseconds.
    public var rawValue: Int64

    /// Wraps a number of nanoseconds.
    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// Wraps a number of nanoseconds.
    public init(_ value: some BinaryInteger) {
        self.rawValue = Int64(value)
    }

    /// Converts a duration; what is below a nanosecond is cut off.
    public init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        self.rawValue = seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }

    /// No time.
    public static let zero = Nanoseconds(rawValue: 0)

    /// A whole number of microseconds.
    public static func microseconds(_ count: some BinaryInteger) -> Nanoseconds {
        Nanoseconds(rawValue: Int64(count) * 1000)
    }

    /// A whole number of milliseconds.
    public static func milliseconds(_ count: some BinaryInteger) -> Nanoseconds {
        Nanoseconds(rawValue: Int64(count) * 1_000_000)
    }

    /// A whole number of seconds.
    public static func seconds(_ count: some BinaryInteger) -> Nanoseconds {
        Nanoseconds(rawValue: Int64(count) * 1_000_000_000)
    }

    /// The span in seconds.
    public var seconds: Double { Double(rawValue) / 1e9 }

    /// The span as the standard library's duration.
    public var duration: Duration { .nanoseconds(rawValue) }

    /// Orders by value.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// Adds two values; traps on overflow.
    public static func + (left: Self, right: Self) -> Self { Self(rawValue: left.rawValue + right.rawValue) }

    /// Subtracts one value from another; traps on overflow.
    public static func - (left: Self, right: Self) -> Self { Self(rawValue: left.rawValue - right.rawValue) }
}

extension Nanoseconds: CustomStringConvertible {
    /// The value for people, with its unit.
    public var description: String { "\(rawValue) ns" }
}
