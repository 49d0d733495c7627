import HTTPClient

extension HTTPFailure {
    /// What it means to a client of a registry.
    func registryError(place: String) -> RegistryError {
        switch self {
        case .noLibrary: Self.unavailable("libcurl could not be initialised")
        case .refusedSetting: RegistryError(.configuration, reason: "libcurl refused a setting")
        case .invalidAddress: RegistryError(.configuration, reason: "\(place) is not a valid address")
        case .unresolved: Self.unavailable("the name of \(place) could not be resolved", isRetriable: true)
        case .unconnected: Self.unavailable("no connection to \(place)", isRetriable: true)
        case .timedOut: Self.unavailable("\(place) did not answer in time", isRetriable: true)
        case .cutShort: RegistryError(.body, isRetriable: true, reason: "the answer of \(place) was cut short")
        case .notHTTP: RegistryError(.body, isRetriable: true, reason: "the answer of \(place) is not HTTP")
        case .tooLarge: RegistryError(.tooLarge, reason: "the answer of \(place) is larger than the limit")
        case .tls(let problem): RegistryError(.tls, reason: "\(place): \(problem)")
        case .stopped: RegistryError(.stopped, isRetriable: true, reason: "the request to \(place) was stopped")
        case .broken(let code), .other(let code):
            Self.unavailable("the connection to \(place) failed (libcurl code \(code))", isRetriable: true)
        }
    }

    private static func unavailable(_ reason: String, isRetriable: Bool = false) -> RegistryError {
        RegistryError(.unavailable, isRetriable: isRetriable, reason: reason)
    }
}
