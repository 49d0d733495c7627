/// Why a call to Pyroscope failed, and what to do about it.
///
/// Never holds a credential. Text that a server sent is quoted shortened, in one line and without control characters.
public struct PyroscopeError: Error, Sendable, Hashable {
    /// The kind of failure; open for new kinds.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The dotted name, as in logs.
        public var rawValue: String

        /// Wraps a dotted name.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// A setting or an argument is wrong; nothing was sent.
        public static let configuration = Code(rawValue: "pyroscope.configuration")
        /// No usable answer: no connection, a time-out, or a status that says "later" (408, 5xx).
        public static let unavailable = Code(rawValue: "pyroscope.unavailable")
        /// More was pushed or asked for than the server takes at a time (429).
        public static let rateLimited = Code(rawValue: "pyroscope.rateLimited")
        /// The credentials are missing, wrong, or not enough (401, 403).
        public static let unauthorized = Code(rawValue: "pyroscope.unauthorized")
        /// The server keeps tenants apart and was not told which one is meant.
        public static let tenant = Code(rawValue: "pyroscope.tenant")
        /// The server refused the request for another reason (other 4xx).
        public static let refused = Code(rawValue: "pyroscope.refused")
        /// There is a server, but it does not know the call (404, 405, 415, 501) or redirects (3xx).
        public static let notPyroscope = Code(rawValue: "pyroscope.notPyroscope")
        /// The answer is not what the interface promises: not JSON, cut short, of another shape, or it contradicts itself.
        public static let body = Code(rawValue: "pyroscope.body")
        /// The answer is larger than the configured maximum.
        public static let tooLarge = Code(rawValue: "pyroscope.tooLarge")
        /// The connection could not be secured: certificate, name or expiry.
        public static let tls = Code(rawValue: "pyroscope.tls")
        /// The caller stopped the client.
        public static let stopped = Code(rawValue: "pyroscope.stopped")
        /// The server has no samples for what was asked. That is not a cost of zero.
        public static let noSamples = Code(rawValue: "pyroscope.noSamples")
        /// A profile cannot be pushed: it is malformed, or larger in some respect than the server's limits.
        public static let profile = Code(rawValue: "pyroscope.profile")
    }

    /// The kind of failure.
    public var code: Code
    /// The HTTP status, when there was an answer.
    public var httpStatus: Int?
    /// Whether the same call may succeed later.
    public var isRetriable: Bool
    /// What happened, in a short clause.
    public var reason: String
    /// What to do, in a short clause.
    public var advice: String
    /// Whether the server can have acted on the request: `false` when it never arrived or was refused as a whole.
    var mayHaveActed = true
    /// Whether it was the client that lost patience.
    var isTimeout = false

    /// Puts the parts together.
    public init(
        _ code: Code,
        httpStatus: Int? = nil,
        isRetriable: Bool = false,
        reason: String,
        advice: String
    ) {
        self.code = code
        self.httpStatus = httpStatus
        self.isRetriable = isRetriable
        self.reason = reason
        self.advice = advice
    }
}

extension PyroscopeError: CustomStringConvertible {
    /// What happened and what to do, in one line.
    public var description: String {
        let status = httpStatus.map { " (HTTP \($0))" } ?? ""
        return "\(reason)\(status); \(advice)"
    }
}
