/// Why a call to a registry failed.
///
/// Names host and path at most: never a credential, a schema, or text that a server sent.
public struct RegistryError: Error, Sendable, Hashable {
    /// The kind of failure; open for new kinds.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The dotted name, as in logs.
        public var rawValue: String

        /// Wraps a dotted name.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// A setting is wrong; nothing was sent.
        public static let configuration = Code(rawValue: "registry.configuration")
        /// No usable answer: no connection, a time-out, or a status that says "later" (408, 429, 5xx).
        public static let unavailable = Code(rawValue: "registry.unavailable")
        /// The registry does not know the subject, version, schema or setting (404).
        public static let notFound = Code(rawValue: "registry.notFound")
        /// The schema breaks the subject's compatibility level (409).
        public static let incompatible = Code(rawValue: "registry.incompatible")
        /// The registry refused the schema text (422 with 42201).
        public static let invalidSchema = Code(rawValue: "registry.invalidSchema")
        /// The registry refused the request for another reason (other 4xx).
        public static let refused = Code(rawValue: "registry.refused")
        /// The credentials are missing, wrong, or not enough (401, 403).
        public static let unauthorized = Code(rawValue: "registry.unauthorized")
        /// The answer is not what the protocol promises: not JSON, cut short, a field missing.
        public static let body = Code(rawValue: "registry.body")
        /// The answer is a redirect, which is never followed.
        public static let redirect = Code(rawValue: "registry.redirect")
        /// The answer is larger than the configured maximum.
        public static let tooLarge = Code(rawValue: "registry.tooLarge")
        /// The answer contradicts what was asked, or an earlier answer.
        public static let mismatch = Code(rawValue: "registry.mismatch")
        /// The schema is not an Avro schema.
        public static let schemaType = Code(rawValue: "registry.schemaType")
        /// The connection could not be secured: certificate, name or expiry.
        public static let tls = Code(rawValue: "registry.tls")
        /// The caller stopped the call, or the client.
        public static let stopped = Code(rawValue: "registry.stopped")
    }

    /// The kind of failure.
    public var code: Code
    /// The HTTP status, when there was an answer.
    public var httpStatus: Int?
    /// The registry's own `error_code`, such as 40403, when the answer carried one.
    public var errorCode: Int?
    /// Whether the same call may succeed later.
    public var isRetriable: Bool
    /// A short account for people.
    public var reason: String

    /// Puts the parts together.
    public init(
        _ code: Code,
        httpStatus: Int? = nil,
        errorCode: Int? = nil,
        isRetriable: Bool = false,
        reason: String
    ) {
        self.code = code
        self.httpStatus = httpStatus
        self.errorCode = errorCode
        self.isRetriable = isRetriable
        self.reason = reason
    }
}

extension RegistryError: CustomStringConvertible {
    /// The code, the reason, and the numbers of the answer.
    public var description: String {
        var numbers: [String] = []
        if let httpStatus { numbers.append("HTTP \(httpStatus)") }
        if let errorCode { numbers.append("error code \(errorCode)") }
        return "\(code.rawValue): \(reason)" + (numbers.isEmpty ? "" : " (\(numbers.joined(separator: ", ")))")
    }
}
