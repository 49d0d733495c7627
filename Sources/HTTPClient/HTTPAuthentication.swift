/// How a client proves who it is. The secrets show in no description, debug description or mirror.
public enum HTTPAuthentication: Sendable, Hashable {
    /// No credentials.
    case none
    /// HTTP Basic (RFC 7617).
    case basic(user: String, password: String)
    /// A bearer token (RFC 6750).
    case bearer(token: String)

    /// What could not travel in a header unharmed, as the end of a sentence that names whose credential it is; `nil` when
    /// all can. Never quotes a value.
    public var problem: String? {
        switch self {
        case .none: return nil
        case .basic(let user, let password):
            guard !user.isEmpty, !user.contains(":"), !Self.hasControlCharacter(user) else {
                return "user is empty or has a forbidden character"
            }
            return Self.hasControlCharacter(password) ? "password has a control character" : nil
        case .bearer(let token):
            let isUsable = !token.isEmpty && token.utf8.allSatisfy { (0x21...0x7E).contains($0) }
            return isUsable ? nil : "token is empty or has a forbidden character"
        }
    }

    private static func hasControlCharacter(_ text: String) -> Bool {
        text.utf8.contains { $0 < 0x20 || $0 == 0x7F }
    }
}

extension HTTPAuthentication: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
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
