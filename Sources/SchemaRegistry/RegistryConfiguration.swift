import HTTPClient
public import Units

/// Where the registry is and how to talk to it.
public struct RegistryConfiguration: Sendable {
    /// The base addresses, tried in turn when one fails.
    public let urls: [String]
    /// The credentials, sent to every address of `urls` and to nobody else.
    public let authentication: RegistryAuthentication
    /// The longest time for a connection to be made.
    public let connectTimeout: Duration
    /// The longest time for one request as a whole, without retries.
    public let totalTimeout: Duration
    /// The largest answer that is read.
    public let maximumBody: Bytes
    /// How failed requests are tried again.
    public let retryPolicy: RetryPolicy
    /// How long the client believes that an unknown schema is still unknown.
    public let negativeCacheTime: Duration
    /// A PEM file of certificate authorities to trust in place of the system's.
    public let certificateAuthorityPath: String?

    let bases: [HTTPAddress]

    /// Checks the settings.
    ///
    /// - Throws: `RegistryError` with `configuration` for an address that is not `http` or `https` or holds credentials,
    ///   for credentials that cannot travel in a header, and for limits that are not positive.
    public init(
        urls: [String],
        authentication: RegistryAuthentication = .none,
        connectTimeout: Duration = .seconds(2),
        totalTimeout: Duration = .seconds(5),
        maximumBody: Bytes = .mebibytes(1),
        retryPolicy: RetryPolicy = RetryPolicy(),
        negativeCacheTime: Duration = .seconds(30),
        certificateAuthorityPath: String? = nil
    ) throws(RegistryError) {
        guard !urls.isEmpty else { throw RegistryError(.configuration, reason: "no registry address is given") }
        var bases: [HTTPAddress] = []
        for (position, url) in urls.enumerated() {
            bases.append(try HTTPAddress(registry: url, position: position))
        }
        try authentication.validate()
        guard connectTimeout > .zero, totalTimeout > .zero, maximumBody > .zero else {
            throw RegistryError(.configuration, reason: "a registry time-out or body limit is not positive")
        }
        guard retryPolicy.retries >= 0, retryPolicy.base >= .zero, retryPolicy.maximumDelay >= .zero,
            negativeCacheTime >= .zero
        else {
            throw RegistryError(.configuration, reason: "a registry retry or cache limit is negative")
        }
        self.urls = bases.map(\.text)
        self.bases = bases
        self.authentication = authentication
        self.connectTimeout = connectTimeout
        self.totalTimeout = totalTimeout
        self.maximumBody = maximumBody
        self.retryPolicy = retryPolicy
        self.negativeCacheTime = negativeCacheTime
        self.certificateAuthorityPath = certificateAuthorityPath
    }
}

extension RegistryConfiguration: CustomStringConvertible {
    /// The addresses and the kind of authentication, without secrets.
    public var description: String {
        "registry at \(urls.joined(separator: ", ")), authentication \(authentication)"
    }
}
