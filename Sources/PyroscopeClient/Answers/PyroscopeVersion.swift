/// A server's version as it tells it.
public struct PyroscopeVersion: Hashable, Sendable, CustomStringConvertible {
    /// As the server wrote it, such as `1.14.1`.
    public let text: String
    /// The commit that it was built from; empty when the server does not say.
    public let revision: String

    /// Takes a version as a server wrote it.
    public init(text: String, revision: String = "") {
        self.text = text
        self.revision = revision
    }

    /// Major and minor number; `nil` for a build that has none, such as one of a branch.
    public var numbers: (major: Int, minor: Int)? {
        let parts = text.drop { $0 == "v" }.split(separator: ".")
        guard parts.count >= 2, let major = Int(parts[0]), let minor = Int(parts[1]) else { return nil }
        return (major, minor)
    }

    /// Whether the server's own page compares two services: up to 1.14, and no longer from 1.15 on. `nil` when the version
    /// cannot be read.
    public var hasComparisonPage: Bool? { numbers.map { $0 < (1, 15) } }

    /// As the server wrote it.
    public var description: String { text }
}
