/// A point in time: milliseconds since 1970-01-01T00:00:00Z, the `timestamp-millis` of Avro.
public struct Timestamp: RawRepresentable, Hashable, Comparable, Sendable, Codable {
    /// Milliseconds since 1970.
    public var rawValue: Int64

    /// Wraps milliseconds since 1970.
    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// Orders by time.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
