/// An amount of money in the smallest unit of its currency: cents for the euro, yen for the yen (ISO 4217).
public struct MinorUnits: RawRepresentable, Hashable, Comparable, Sendable, Codable {
    /// The number of smallest units.
    public var rawValue: Int64

    /// Wraps a number of smallest units.
    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// Nothing.
    public static let zero = MinorUnits(rawValue: 0)

    /// Orders by amount.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
