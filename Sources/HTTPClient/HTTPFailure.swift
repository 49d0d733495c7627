/// Why a request has no answer. An answer of any status is none of these.
///
/// Holds neither address nor credential: who makes a message of it adds what may be shown.
public enum HTTPFailure: Error, Sendable, Hashable {
    /// libcurl could not be initialised.
    case noLibrary
    /// libcurl refused a setting, or a header has a control character.
    case refusedSetting
    /// The address is not one.
    case invalidAddress
    /// The host's name could not be resolved.
    case unresolved
    /// No connection could be made.
    case unconnected
    /// There was no answer in time.
    case timedOut
    /// The answer ended before the length it had declared.
    case cutShort
    /// The connection ended without a whole answer, with libcurl's code.
    case broken(code: Int)
    /// The answer is not HTTP.
    case notHTTP
    /// The answer is larger than the limit.
    case tooLarge
    /// The connection could not be secured; the text says why.
    case tls(problem: String)
    /// The caller stopped the transfer.
    case stopped
    /// Another failure, with libcurl's code.
    case other(code: Int)
}

extension HTTPFailure: CustomStringConvertible {
    /// What happened, in a short clause.
    public var description: String {
        switch self {
        case .noLibrary: "libcurl could not be initialised"
        case .refusedSetting: "libcurl refused a setting"
        case .invalidAddress: "not a valid address"
        case .unresolved: "the name could not be resolved"
        case .unconnected: "no connection"
        case .timedOut: "no answer in time"
        case .cutShort: "the answer was cut short"
        case .notHTTP: "the answer is not HTTP"
        case .tooLarge: "the answer is larger than the limit"
        case .tls(let problem): problem
        case .stopped: "the request was stopped"
        case .broken(let code), .other(let code): "the connection failed (libcurl code \(code))"
        }
    }
}
