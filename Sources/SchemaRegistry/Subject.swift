/// The name under which a registry keeps the versions of a schema.
public struct Subject: RawRepresentable, Hashable, Comparable, Sendable, Codable {
    /// The name as the registry shows it.
    public var rawValue: String

    /// Wraps a name. Any text is allowed; it is percent-encoded where it becomes part of a path.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The subject of a topic's values: the registry clients' default, TopicNameStrategy.
    public static func value(of topic: String) -> Subject { Subject(rawValue: topic + "-value") }

    /// The subject of a topic's keys: the registry clients' default, TopicNameStrategy.
    public static func key(of topic: String) -> Subject { Subject(rawValue: topic + "-key") }

    /// Orders by name.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Subject: CustomStringConvertible {
    /// The name.
    public var description: String { rawValue }
}
