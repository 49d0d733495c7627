import CCurl

/// Translates libcurl's result codes.
enum CurlFailure {
    static func error(for result: CURLcode, isTooLarge: Bool, verification: Int, place: String) -> PyroscopeError {
        if isTooLarge {
            return PyroscopeError(
                .tooLarge,
                reason: "the answer of \(place) is larger than the limit",
                advice: "ask for a shorter window, or raise the limit"
            )
        }
        switch result {
        case CURLE_COULDNT_RESOLVE_HOST:
            return unreached("the name of \(place) could not be resolved", "check the address")
        case CURLE_COULDNT_CONNECT:
            return unreached("no connection to \(place)", "is Pyroscope running, and is this its address?")
        case CURLE_OPERATION_TIMEDOUT:
            let reason = "\(place) did not answer in time"
            var error = unavailable(
                reason,
                "ask for a shorter window, raise the time-out, or look at the server's load"
            )
            error.isTimeout = true
            return error
        case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR:
            return unavailable("the answer of \(place) was cut short", "look at the server's log")
        case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_CONTENT_ENCODING:
            return PyroscopeError(
                .body,
                reason: "the answer of \(place) is not HTTP",
                advice: "is this the HTTP port of Pyroscope (4040 by default)?"
            )
        case CURLE_ABORTED_BY_CALLBACK:
            return stopped(place)
        case CURLE_URL_MALFORMAT:
            return PyroscopeError(
                .configuration,
                reason: "\(place) is not a valid address",
                advice: "correct the setting"
            )
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM:
            return PyroscopeError(
                .tls,
                reason: "\(place): \(tlsProblem(result, verification: verification))",
                advice: "check http or https in the address, and the certificate authority setting"
            )
        default:
            let reason = "the connection to \(place) failed (libcurl code \(result.rawValue))"
            return unavailable(reason, "look at the server and the network")
        }
    }

    private static func stopped(_ place: String) -> PyroscopeError {
        PyroscopeError(
            .stopped,
            isRetriable: true,
            reason: "the request to \(place) was stopped",
            advice: "start again if that was not meant"
        )
    }

    private static func unavailable(_ reason: String, _ advice: String) -> PyroscopeError {
        PyroscopeError(.unavailable, isRetriable: true, reason: reason, advice: advice)
    }

    private static func unreached(_ reason: String, _ advice: String) -> PyroscopeError {
        var error = unavailable(reason, advice)
        error.mayHaveActed = false
        return error
    }

    private static func tlsProblem(_ result: CURLcode, verification: Int) -> String {
        switch (result, verification) {
        case (CURLE_SSL_CACERT_BADFILE, _): "the file of certificate authorities cannot be used"
        case (CURLE_SSL_CONNECT_ERROR, _): "the TLS handshake failed; is TLS on at one side only?"
        // The numbers are OpenSSL's X509_V_ERR values.
        case (_, 9): "the certificate is not yet valid"
        case (_, 10): "the certificate has expired"
        case (_, 18), (_, 19), (_, 20), (_, 21): "the certificate comes from an unknown authority"
        // libcurl compares names itself: OpenSSL has no complaint then, and libcurl's preset of 1 stays.
        case (_, 0), (_, 1), (_, 62): "the certificate is for another name"
        default: "the certificate was refused (OpenSSL code \(verification))"
        }
    }
}
