/// The place of a record in its partition.
public struct Offset: RawRepresentable, Hashable, Comparable, Sendable, Codable {
    /// The place; negative for the logical offsets and for unknown ones.
    public let rawValue: Int64

    /// Wraps a place.
    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// The oldest record that the broker still has (librdkafka's logical offset −2).
    public static let beginning = Offset(rawValue: -2)

    /// After the newest record (librdkafka's logical offset −1).
    public static let end = Offset(rawValue: -1)

    /// The offset that follows this one: what is committed after the record here was processed.
    public var next: Offset { Offset(rawValue: rawValue + 1) }

    /// Whether this is a place in the log rather than a logical or unknown offset.
    public var isConcrete: Bool { rawValue >= 0 }

    /// Orders by place.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Offset: ExpressibleByIntegerLiteral {
    /// Wraps a literal place.
    public init(integerLiteral value: Int64) {
        self.rawValue = value
    }
}

extension Offset: CustomStringConvertible {
    /// The place in decimal.
    public var description: String { String(rawValue) }
}
