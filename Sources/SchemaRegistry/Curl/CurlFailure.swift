import CCurl

/// Translates libcurl's result codes.
enum CurlFailure {
    static func error(for result: CURLcode, isTooLarge: Bool, verification: Int, place: String) -> RegistryError {
        if isTooLarge {
            return RegistryError(.tooLarge, reason: "the answer of \(place) is larger than the limit")
        }
        switch result {
        case CURLE_COULDNT_RESOLVE_HOST:
            return unavailable("the name of \(place) could not be resolved")
        case CURLE_COULDNT_CONNECT:
            return unavailable("no connection to \(place)")
        case CURLE_OPERATION_TIMEDOUT:
            return unavailable("\(place) did not answer in time")
        case CURLE_PARTIAL_FILE:
            return RegistryError(.body, isRetriable: true, reason: "the answer of \(place) was cut short")
        case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_CONTENT_ENCODING:
            return RegistryError(.body, isRetriable: true, reason: "the answer of \(place) is not HTTP")
        case CURLE_ABORTED_BY_CALLBACK:
            return RegistryError(.stopped, isRetriable: true, reason: "the request to \(place) was stopped")
        case CURLE_URL_MALFORMAT:
            return RegistryError(.configuration, reason: "\(place) is not a valid address")
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM:
            return RegistryError(.tls, reason: "\(place): \(tlsProblem(result, verification: verification))")
        default:
            return unavailable("the connection to \(place) failed (libcurl code \(result.rawValue))")
        }
    }

    private static func unavailable(_ reason: String) -> RegistryError {
        RegistryError(.unavailable, isRetriable: true, reason: reason)
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
