/// The number of a partition within its topic, from 0.
public struct Partition: RawRepresentable, Hashable, Comparable, Sendable, Codable {
    /// The number.
    public let rawValue: Int32

    /// Wraps a number.
    public init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    /// Orders by number.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Partition: ExpressibleByIntegerLiteral {
    /// Wraps a literal number.
    public init(integerLiteral value: Int32) {
        self.rawValue = value
    }
}

extension Partition: CustomStringConvertible {
    /// The number in decimal.
    public var description: String { String(rawValue) }
}
