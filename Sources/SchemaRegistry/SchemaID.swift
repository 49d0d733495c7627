/// The number a registry gives to a schema; unique within one registry, never reused for another schema.
public struct SchemaID: RawRepresentable, Hashable, Comparable, Sendable, Codable {
    /// The number as it travels in a record's prefix.
    public var rawValue: Int32

    /// Wraps a number.
    public init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    /// Orders by number.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension SchemaID: CustomStringConvertible {
    /// The number in decimal.
    public var description: String { String(rawValue) }
}
