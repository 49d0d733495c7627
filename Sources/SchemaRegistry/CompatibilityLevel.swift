/// What a new version of a subject must be able to do with the older ones.
public struct CompatibilityLevel: RawRepresentable, Hashable, Sendable, Codable {
    /// The word of the REST interface.
    public var rawValue: String

    /// Wraps a word of the REST interface; open for levels of later servers.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// No check.
    public static let none = CompatibilityLevel(rawValue: "NONE")
    /// The new schema reads data of the latest version.
    public static let backward = CompatibilityLevel(rawValue: "BACKWARD")
    /// The new schema reads data of every version.
    public static let backwardTransitive = CompatibilityLevel(rawValue: "BACKWARD_TRANSITIVE")
    /// The latest version reads data of the new schema.
    public static let forward = CompatibilityLevel(rawValue: "FORWARD")
    /// Every version reads data of the new schema.
    public static let forwardTransitive = CompatibilityLevel(rawValue: "FORWARD_TRANSITIVE")
    /// Both directions, against the latest version.
    public static let full = CompatibilityLevel(rawValue: "FULL")
    /// Both directions, against every version.
    public static let fullTransitive = CompatibilityLevel(rawValue: "FULL_TRANSITIVE")

    /// The levels that a registry knows.
    public static let known: [CompatibilityLevel] = [
        .none, .backward, .backwardTransitive, .forward, .forwardTransitive, .full, .fullTransitive,
    ]
}

extension CompatibilityLevel: CustomStringConvertible {
    /// The word of the REST interface.
    public var description: String { rawValue }
}
