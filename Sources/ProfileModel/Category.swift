/// What a cost is for: the parts into which a service's cost per message divides.
public struct Category: RawRepresentable, Hashable, Sendable, Codable {
    /// The name as rules and reports give it.
    public var rawValue: String

    /// Wraps a name.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// What no rule matches.
    public static let unknown = Category(rawValue: "unknown")
}
