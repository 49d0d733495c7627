/// One request, before it has an address.
public struct HTTPRequestPlan: Sendable {
    /// What is to be done with the path.
    public enum Method: String, Sendable {
        /// Reads.
        case get = "GET"
        /// Asks the server to process the body.
        case post = "POST"
        /// Sets to the body.
        case put = "PUT"
        /// Removes.
        case delete = "DELETE"
    }

    /// What is to be done with the path.
    public var method: Method
    /// The path below the base address, percent-encoded, with a leading slash, and a query where there is one.
    public var path: String
    /// What is sent along.
    public var body: [UInt8]?
    /// What the body is; `nil` for the transfer's usual type.
    public var contentType: String?
    /// Whether the server may get it twice without harm.
    public var isRepeatable: Bool

    /// Puts the parts together; without a method, a plan with a body posts and one without reads.
    public init(
        method: Method? = nil,
        path: String,
        body: [UInt8]? = nil,
        contentType: String? = nil,
        isRepeatable: Bool = true
    ) {
        self.method = method ?? (body == nil ? .get : .post)
        self.path = path
        self.body = body
        self.contentType = contentType
        self.isRepeatable = isRepeatable
    }
}

/// What came back.
public struct HTTPAnswer: Sendable {
    /// The HTTP status.
    public var status: Int
    /// The body.
    public var body: [UInt8]
    /// The wait that the server asked for with `Retry-After`, a day at most.
    public var retryAfter: Duration?
}
