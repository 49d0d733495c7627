/// How the client proves who it is. The secrets show in no description, debug description or mirror.
public enum RegistryAuthentication: Sendable, Hashable {
    /// No credentials.
    case none
    /// HTTP Basic (RFC 7617).
    case basic(user: String, password: String)
    /// A bearer token (RFC 6750).
    case bearer(token: String)

    /// Refuses what could not travel in a header unharmed; the reason never quotes a value.
    func validate() throws(RegistryError) {
        switch self {
        case .none:
            return
        case .basic(let user, let password):
            guard !user.isEmpty, !user.contains(":"), !Self.hasControlCharacter(user) else {
                throw RegistryError(.configuration, reason: "the registry user is empty or has a forbidden character")
            }
            guard !Self.hasControlCharacter(password) else {
                throw RegistryError(.configuration, reason: "the registry password has a control character")
            }
        case .bearer(let token):
            guard !token.isEmpty, token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
                throw RegistryError(.configuration, reason: "the registry token is empty or has a forbidden character")
            }
        }
    }

    private static func hasControlCharacter(_ text: String) -> Bool {
        text.utf8.contains { $0 < 0x20 || $0 == 0x7F }
    }
}

extension RegistryAuthentication: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The kind, without secrets.
    public var description: String {
        switch self {
        case .none: "none"
        case .basic: "basic (redacted)"
        case .bearer: "bearer (redacted)"
        }
    }

    /// The kind, without secrets.
    public var debugDescription: String { description }

    /// Shows the kind only, so that `dump` does not print a secret.
    public var customMirror: Mirror { Mirror(self, children: ["kind": description]) }
}
