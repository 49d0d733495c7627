import HTTPClient
public import Units

/// Where Pyroscope is and how to talk to it.
public struct PyroscopeConfiguration: Sendable {
    /// The base address.
    public let url: String
    /// Whose profiles are meant; `nil` sends no tenant.
    public let tenant: PyroscopeTenant?
    /// The credentials.
    public let authentication: PyroscopeAuthentication
    /// The longest time for a connection to be made.
    public let connectTimeout: Duration
    /// The longest time for one request as a whole, without retries.
    public let totalTimeout: Duration
    /// The largest answer that is read.
    public let maximumBody: Bytes
    /// How failed requests are tried again.
    public let retryPolicy: PyroscopeRetryPolicy
    /// A PEM file of certificate authorities to trust in place of the system's.
    public let certificateAuthorityPath: String?

    let base: HTTPAddress

    /// Checks the settings.
    ///
    /// The default for `totalTimeout` is what Pyroscope gives itself for an answer in its single-binary form.
    ///
    /// - Throws: `PyroscopeError` with `configuration` for an address that is not `http` or `https` or holds credentials,
    ///   for credentials that cannot travel in a header, and for limits that are not positive.
    public init(
        url: String,
        tenant: PyroscopeTenant? = nil,
        authentication: PyroscopeAuthentication = .none,
        connectTimeout: Duration = .seconds(2),
        totalTimeout: Duration = .seconds(60),
        maximumBody: Bytes = .mebibytes(128),
        retryPolicy: PyroscopeRetryPolicy = PyroscopeRetryPolicy(),
        certificateAuthorityPath: String? = nil
    ) throws(PyroscopeError) {
        base = try HTTPAddress(pyroscope: url)
        try authentication.validate()
        guard connectTimeout > .zero, totalTimeout > .zero, maximumBody > .zero else {
            throw PyroscopeError(
                .configuration,
                reason: "a Pyroscope time-out or body limit is not positive",
                advice: "set it above 0"
            )
        }
        guard retryPolicy.retries >= 0, retryPolicy.base >= .zero, retryPolicy.maximumDelay >= .zero else {
            throw PyroscopeError(
                .configuration,
                reason: "a Pyroscope retry limit is negative",
                advice: "set it to 0 or above"
            )
        }
        self.url = base.text
        self.tenant = tenant
        self.authentication = authentication
        self.connectTimeout = connectTimeout
        self.totalTimeout = totalTimeout
        self.maximumBody = maximumBody
        self.retryPolicy = retryPolicy
        self.certificateAuthorityPath = certificateAuthorityPath
    }
}

extension PyroscopeConfiguration: CustomStringConvertible {
    /// The address, the tenant and the kind of authentication, without secrets.
    public var description: String {
        "Pyroscope at \(url), tenant \(tenant?.name ?? "none"), authentication \(authentication)"
    }
}
