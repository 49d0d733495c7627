public import Units

/// The headers, credentials and limits that all requests of a client share.
public struct HTTPTransferSettings: Sendable {
    /// The credentials, sent to the address that a request is for and to nobody else.
    public var authentication: HTTPAuthentication
    /// Headers of every request.
    public var headers: [(name: String, value: String)]
    /// What a body is when its request does not say.
    public var contentType: String
    /// The longest time for a connection to be made.
    public var connectTimeout: Duration
    /// The longest time for one request as a whole.
    public var totalTimeout: Duration
    /// The largest answer that is read.
    public var maximumBody: Bytes
    /// A PEM file of certificate authorities to trust in place of the system's.
    public var certificateAuthorityPath: String?

    /// Puts the parts together.
    public init(
        authentication: HTTPAuthentication = .none,
        headers: [(name: String, value: String)] = [],
        contentType: String = "application/json",
        connectTimeout: Duration = .seconds(2),
        totalTimeout: Duration = .seconds(5),
        maximumBody: Bytes = .mebibytes(1),
        certificateAuthorityPath: String? = nil
    ) {
        self.authentication = authentication
        self.headers = headers
        self.contentType = contentType
        self.connectTimeout = connectTimeout
        self.totalTimeout = totalTimeout
        self.maximumBody = maximumBody
        self.certificateAuthorityPath = certificateAuthorityPath
    }
}
