/// Whose profiles are meant, on a server that keeps several apart; sent as `X-Scope-OrgID`.
///
/// A server without `-auth.multitenancy-enabled` ignores it. A tenant that does not exist is no error to Pyroscope: it
/// merely has no profiles.
public struct PyroscopeTenant: Hashable, Sendable, CustomStringConvertible {
    /// The name.
    public let name: String

    /// Checks a name.
    ///
    /// - Throws: `PyroscopeError` with `configuration` for an empty name, one over 150 bytes, and one with other
    ///   characters than letters, digits and `!-_.*'()|`, which is what Grafana's tenants may be named.
    public init(_ name: String) throws(PyroscopeError) {
        let isAllowed = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: "!-_.*'()|".utf8.contains(byte)
            }
        }
        guard isAllowed, (1...150).contains(name.utf8.count) else {
            throw PyroscopeError(
                .configuration,
                reason: "the Pyroscope tenant is empty, too long, or has a forbidden character",
                advice: "use letters, digits and !-_.*'()"
            )
        }
        self.name = name
    }

    /// The name.
    public var description: String { name }
}
