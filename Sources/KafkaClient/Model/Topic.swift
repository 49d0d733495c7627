/// The name of a topic.
public struct Topic: RawRepresentable, Hashable, Sendable, Codable {
    /// The name as the broker knows it.
    public let rawValue: String

    /// Wraps a name; the broker decides whether it is legal.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Wraps a name; the broker decides whether it is legal.
    public init(_ name: String) {
        self.rawValue = name
    }
}

extension Topic: ExpressibleByStringLiteral {
    /// Wraps a literal name.
    public init(stringLiteral value: String) {
        self.rawValue = value
    }
}

extension Topic: CustomStringConvertible {
    /// The name.
    public var description: String { rawValue }
}
