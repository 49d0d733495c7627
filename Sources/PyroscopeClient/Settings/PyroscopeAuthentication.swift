private import Foundation

/// How the client proves who it is. The secrets show in no description, debug description or mirror.
///
/// Pyroscope itself asks for nothing; what stands in front of it may.
public enum PyroscopeAuthentication: Sendable, Hashable {
    /// No credentials.
    case none
    /// HTTP Basic (RFC 7617).
    case basic(user: String, password: String)
    /// A bearer token (RFC 6750).
    case bearer(token: String)

    /// Refuses what could not travel in a header unharmed; the reason never quotes a value.
    func validate() throws(PyroscopeError) {
        switch self {
        case .none:
            return
        case .basic(let user, let password):
            guard !user.isEmpty, !user.contains(":"), !OneLine.hasControls(user) else {
                throw Self.refused("the Pyroscope user is empty or has a forbidden character")
            }
            guard !OneLine.hasControls(password) else {
                throw Self.refused("the Pyroscope password has a control character")
            }
        case .bearer(let token):
            guard !token.isEmpty, token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
                throw Self.refused("the Pyroscope token is empty or has a forbidden character")
            }
        }
    }

    private static func refused(_ reason: String) -> PyroscopeError {
        PyroscopeError(.configuration, reason: reason, advice: "correct the setting")
    }

    /// What no message may hold, in each form in which it travels.
    var secrets: [String] {
        switch self {
        case .none: []
        case .basic(let user, let password):
            [password, Data("\(user):\(password)".utf8).base64EncodedString()].filter { !$0.isEmpty }
        case .bearer(let token): [token]
        }
    }
}

extension PyroscopeAuthentication: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
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
