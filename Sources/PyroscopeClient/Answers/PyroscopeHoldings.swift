public import Units

/// What a tenant has in a server, of all times.
public struct PyroscopeHoldings: Hashable, Sendable {
    /// Whether there ever was a profile.
    public var hasProfiles: Bool
    /// The time stamp of the oldest profile, in nanoseconds since 1970; `nil` when there is none.
    public var oldest: Nanoseconds?
    /// The time stamp of the newest profile, in nanoseconds since 1970; `nil` when there is none.
    public var newest: Nanoseconds?
}

extension PyroscopeHoldings: Decodable {
    private enum Name: String, CodingKey {
        case dataIngested, oldestProfileTime, newestProfileTime
    }

    /// Reads Pyroscope's `GetProfileStatsResponse`.
    ///
    /// - Throws: `DecodingError` for another shape.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.answer(Name.self)
        hasProfiles = try container.decodeIfPresent(Bool.self, forKey: .dataIngested) ?? false
        oldest = Self.time(try container.integer(.oldestProfileTime), isKnown: hasProfiles)
        newest = Self.time(try container.integer(.newestProfileTime), isKnown: hasProfiles)
    }

    /// Times that cannot be, such as the extreme values with which a minimum begins, are none.
    private static func time(_ milliseconds: Int64, isKnown: Bool) -> Nanoseconds? {
        guard isKnown, milliseconds > 0, milliseconds < Int64.max / 1_000_000 else { return nil }
        return .milliseconds(milliseconds)
    }
}
