import Units

/// One request to a registry, before it has an address.
struct HTTPRequestPlan: Sendable {
    enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case delete = "DELETE"
    }

    var method: Method = .get
    /// The path below the base address, percent-encoded, with a leading slash.
    var path: String
    var body: [UInt8]?
}

/// What came back.
struct HTTPAnswer: Sendable {
    var status: Int
    var body: [UInt8]
    /// The wait that the server asked for with `Retry-After`.
    var retryAfter: Duration?
}

/// The limits and credentials of a transfer.
struct TransferSettings: Sendable {
    var authentication: RegistryAuthentication
    var connectTimeout: Duration
    var totalTimeout: Duration
    var maximumBody: Bytes
    var certificateAuthorityPath: String?
}
