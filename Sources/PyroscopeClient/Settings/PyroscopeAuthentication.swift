private import Foundation
import HTTPClient

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
        guard let problem = transport.problem else { return }
        throw PyroscopeError(.configuration, reason: "the Pyroscope \(problem)", advice: "correct the setting")
    }

    /// The same for the room that sends it.
    var transport: HTTPAuthentication {
        switch self {
        case .none: .none
        case .basic(let user, let password): .basic(user: user, password: password)
        case .bearer(let token): .bearer(token: token)
        }
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
    public var description: String { transport.description }

    /// The kind, without secrets.
    public var debugDescription: String { description }

    /// Shows the kind only, so that `dump` does not print a secret.
    public var customMirror: Mirror { Mirror(self, children: ["kind": description]) }
}
