import HTTPClient

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
        guard let problem = transport.problem else { return }
        throw RegistryError(.configuration, reason: "the registry \(problem)")
    }

    /// The same for the room that sends it.
    var transport: HTTPAuthentication {
        switch self {
        case .none: .none
        case .basic(let user, let password): .basic(user: user, password: password)
        case .bearer(let token): .bearer(token: token)
        }
    }
}

extension RegistryAuthentication: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The kind, without secrets.
    public var description: String { transport.description }

    /// The kind, without secrets.
    public var debugDescription: String { description }

    /// Shows the kind only, so that `dump` does not print a secret.
    public var customMirror: Mirror { Mirror(self, children: ["kind": description]) }
}
