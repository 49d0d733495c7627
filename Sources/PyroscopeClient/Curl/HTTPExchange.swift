import Units

/// One request, before it has an address.
struct HTTPRequestPlan: Sendable {
    /// The path below the base address, percent-encoded, with a leading slash, and a query where there is one.
    var path: String
    /// What is posted; `nil` makes it a GET.
    var body: [UInt8]?
    var contentType = "application/json"
    /// Whether the server may get it twice without harm.
    var isRepeatable = true

    /// Where it goes, for messages: without the query, which may hold names that are nobody's business.
    func place(at base: ServerURL) -> String {
        base.host + base.path + path.prefix { $0 != "?" }
    }
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
    var tenant: PyroscopeTenant?
    var authentication: PyroscopeAuthentication
    var connectTimeout: Duration
    var totalTimeout: Duration
    var maximumBody: Bytes
    var certificateAuthorityPath: String?
}
