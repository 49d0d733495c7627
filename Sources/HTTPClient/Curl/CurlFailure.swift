import CCurl

/// Translates libcurl's result codes.
enum CurlFailure {
    static func failure(for result: CURLcode, isTooLarge: Bool, verification: Int) -> HTTPFailure {
        if isTooLarge { return .tooLarge }
        switch result {
        case CURLE_COULDNT_RESOLVE_HOST: return .unresolved
        case CURLE_COULDNT_CONNECT: return .unconnected
        case CURLE_OPERATION_TIMEDOUT: return .timedOut
        case CURLE_PARTIAL_FILE: return .cutShort
        case CURLE_GOT_NOTHING, CURLE_RECV_ERROR: return .broken(code: Int(result.rawValue))
        case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_CONTENT_ENCODING: return .notHTTP
        case CURLE_ABORTED_BY_CALLBACK: return .stopped
        case CURLE_URL_MALFORMAT: return .invalidAddress
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM:
            return .tls(problem: tlsProblem(result, verification: verification))
        default: return .other(code: Int(result.rawValue))
        }
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
