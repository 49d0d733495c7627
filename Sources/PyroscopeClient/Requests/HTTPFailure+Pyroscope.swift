import HTTPClient

extension HTTPFailure {
    /// What it means to a client of Pyroscope, and what to do.
    func pyroscopeError(place: String) -> PyroscopeError {
        switch self {
        case .noLibrary, .refusedSetting, .invalidAddress, .tls: settingError(place)
        case .unresolved:
            Self.unreached("the name of \(place) could not be resolved", "check the address")
        case .unconnected:
            Self.unreached("no connection to \(place)", "is Pyroscope running, and is this its address?")
        case .timedOut: Self.timedOut(place)
        case .cutShort, .broken:
            Self.unavailable("the answer of \(place) was cut short", "look at the server's log")
        case .notHTTP:
            PyroscopeError(
                .body,
                reason: "the answer of \(place) is not HTTP",
                advice: "is this the HTTP port of Pyroscope (4040 by default)?"
            )
        case .tooLarge:
            PyroscopeError(
                .tooLarge,
                reason: "the answer of \(place) is larger than the limit",
                advice: "ask for a shorter window, or raise the limit"
            )
        case .stopped:
            PyroscopeError(
                .stopped,
                isRetriable: true,
                reason: "the request to \(place) was stopped",
                advice: "start again if that was not meant"
            )
        case .other(let code):
            Self.unavailable(
                "the connection to \(place) failed (libcurl code \(code))",
                "look at the server and the network"
            )
        }
    }

    /// What trying again cannot help.
    private func settingError(_ place: String) -> PyroscopeError {
        switch self {
        case .noLibrary:
            PyroscopeError(
                .unavailable,
                reason: "libcurl could not be initialised",
                advice: "check the installed libcurl"
            )
        case .invalidAddress:
            PyroscopeError(.configuration, reason: "\(place) is not a valid address", advice: "correct the setting")
        case .tls(let problem):
            PyroscopeError(
                .tls,
                reason: "\(place): \(problem)",
                advice: "check http or https in the address, and the certificate authority setting"
            )
        default:
            PyroscopeError(
                .configuration,
                reason: "libcurl refused a setting",
                advice: "check address, credentials and certificate file"
            )
        }
    }

    private static func timedOut(_ place: String) -> PyroscopeError {
        var error = unavailable(
            "\(place) did not answer in time",
            "ask for a shorter window, raise the time-out, or look at the server's load"
        )
        error.isTimeout = true
        return error
    }

    private static func unavailable(_ reason: String, _ advice: String) -> PyroscopeError {
        PyroscopeError(.unavailable, isRetriable: true, reason: reason, advice: advice)
    }

    private static func unreached(_ reason: String, _ advice: String) -> PyroscopeError {
        var error = unavailable(reason, advice)
        error.mayHaveActed = false
        return error
    }
}
