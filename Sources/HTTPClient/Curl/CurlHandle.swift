import CCurl
import Units

/// Owns one libcurl easy handle and with it its open connections.
///
/// @unchecked: a handle may move between threads but is used by one at a time; the pool that lends it sees to that.
final class CurlHandle: @unchecked Sendable {
    private let pointer: UnsafeMutableRawPointer

    /// libcurl asks for one global initialisation before the first handle.
    private static let isInitialised = curl_global_init(ccurl_global_default()) == CURLE_OK

    init() throws(HTTPFailure) {
        guard Self.isInitialised, let pointer = curl_easy_init() else { throw .noLibrary }
        self.pointer = pointer
    }

    deinit { curl_easy_cleanup(pointer) }

    /// Sends a request and waits for the whole answer.
    func perform(
        _ plan: HTTPRequestPlan,
        at base: HTTPAddress,
        settings: HTTPTransferSettings,
        shouldStop: @escaping () -> Bool
    ) throws(HTTPFailure) -> HTTPAnswer {
        curl_easy_reset(pointer)
        let sink = ResponseSink(maximumBody: Int(clamping: settings.maximumBody.rawValue), shouldStop: shouldStop)
        let lines = Self.headerLines(for: plan, settings: settings)
        guard lines.allSatisfy(Self.isOneLine) else { throw .refusedSetting }
        var headers: UnsafeMutablePointer<curl_slist>?
        defer { curl_slist_free_all(headers) }
        for line in lines { headers = curl_slist_append(headers, line) }

        let isReady = setLimits(settings) && setAddress(base.text + plan.path) && setAuthentication(settings)
        guard isReady && setMethod(plan, headers: headers) && setCallbacks(sink) else { throw .refusedSetting }
        let result = curl_easy_perform(pointer)
        guard result == CURLE_OK else {
            throw CurlFailure.failure(for: result, isTooLarge: sink.isTooLarge, verification: verifyResult)
        }
        return HTTPAnswer(status: status, body: sink.body, retryAfter: retryAfter)
    }

    private static func headerLines(for plan: HTTPRequestPlan, settings: HTTPTransferSettings) -> [String] {
        let lines = settings.headers.map { "\($0.name): \($0.value)" }
        guard plan.body != nil else { return lines }
        // An empty Expect header keeps libcurl from waiting for "100 Continue" before a large body.
        return lines + ["Content-Type: \(plan.contentType ?? settings.contentType)", "Expect:"]
    }

    /// Whether a header line cannot become two.
    private static func isOneLine(_ line: String) -> Bool {
        !line.utf8.contains { $0 < 0x20 || $0 == 0x7F }
    }

    private func setLimits(_ settings: HTTPTransferSettings) -> Bool {
        var isAccepted = setLong(CURLOPT_NOSIGNAL, 1)
        isAccepted = isAccepted && setString(CURLOPT_PROTOCOLS_STR, "http,https")
        isAccepted = isAccepted && setLong(CURLOPT_FOLLOWLOCATION, 0)
        // Proxies of the environment would be a way round the pinned address.
        isAccepted = isAccepted && setString(CURLOPT_PROXY, "")
        isAccepted = isAccepted && setLong(CURLOPT_PATH_AS_IS, 1)
        isAccepted = isAccepted && setLong(CURLOPT_CONNECTTIMEOUT_MS, Self.milliseconds(settings.connectTimeout))
        isAccepted = isAccepted && setLong(CURLOPT_TIMEOUT_MS, Self.milliseconds(settings.totalTimeout))
        if let path = settings.certificateAuthorityPath {
            isAccepted = isAccepted && setString(CURLOPT_CAINFO, path)
        }
        return isAccepted
    }

    private func setAddress(_ address: String) -> Bool { setString(CURLOPT_URL, address) }

    private func setAuthentication(_ settings: HTTPTransferSettings) -> Bool {
        switch settings.authentication {
        case .none:
            return true
        case .basic(let user, let password):
            return setLong(CURLOPT_HTTPAUTH, ccurl_auth_basic()) && setString(CURLOPT_USERNAME, user)
                && setString(CURLOPT_PASSWORD, password)
        case .bearer(let token):
            return setLong(CURLOPT_HTTPAUTH, ccurl_auth_bearer()) && setString(CURLOPT_XOAUTH2_BEARER, token)
        }
    }

    private func setMethod(_ plan: HTTPRequestPlan, headers: UnsafeMutablePointer<curl_slist>?) -> Bool {
        guard ccurl_set_list(pointer, CURLOPT_HTTPHEADER, headers) == CURLE_OK else { return false }
        // On a connection that the server has just closed, libcurl would send a second time by itself.
        guard plan.isRepeatable || setLong(CURLOPT_FRESH_CONNECT, 1) else { return false }
        guard let body = plan.body else {
            return plan.method == .get || setString(CURLOPT_CUSTOMREQUEST, plan.method.rawValue)
        }
        guard setLong(CURLOPT_POSTFIELDSIZE, body.count) else { return false }
        let isCopied = body.withUnsafeBytes { bytes in
            // Libcurl takes the pointer as mutable but only copies from it.
            let start = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
            return ccurl_set_pointer(pointer, CURLOPT_COPYPOSTFIELDS, start) == CURLE_OK
        }
        return isCopied && (plan.method == .post || setString(CURLOPT_CUSTOMREQUEST, plan.method.rawValue))
    }

    private func setCallbacks(_ sink: ResponseSink) -> Bool {
        // Unretained: the sink outlives `curl_easy_perform`, the only call that uses the pointer.
        let context = Unmanaged.passUnretained(sink).toOpaque()
        return ccurl_set_data_callback(pointer, CURLOPT_WRITEFUNCTION, ResponseSink.bodyCallback) == CURLE_OK
            && ccurl_set_pointer(pointer, CURLOPT_WRITEDATA, context) == CURLE_OK
            && ccurl_set_data_callback(pointer, CURLOPT_HEADERFUNCTION, ResponseSink.headerCallback) == CURLE_OK
            && ccurl_set_pointer(pointer, CURLOPT_HEADERDATA, context) == CURLE_OK
            && ccurl_set_progress_callback(pointer, ResponseSink.progressCallback) == CURLE_OK
            && ccurl_set_pointer(pointer, CURLOPT_XFERINFODATA, context) == CURLE_OK
            && setLong(CURLOPT_NOPROGRESS, 0)
    }
}

extension CurlHandle {
    private var status: Int { long(CURLINFO_RESPONSE_CODE) }

    private var verifyResult: Int { long(CURLINFO_SSL_VERIFYRESULT) }

    private var retryAfter: Duration? {
        var seconds: curl_off_t = 0
        guard ccurl_get_offset(pointer, CURLINFO_RETRY_AFTER, &seconds) == CURLE_OK, seconds > 0 else { return nil }
        return .seconds(min(Int64(seconds), 86_400))
    }

    private func long(_ information: CURLINFO) -> Int {
        var value = 0
        guard ccurl_get_long(pointer, information, &value) == CURLE_OK else { return 0 }
        return value
    }

    private func setLong(_ option: CURLoption, _ value: Int) -> Bool {
        ccurl_set_long(pointer, option, value) == CURLE_OK
    }

    private func setString(_ option: CURLoption, _ value: String) -> Bool {
        ccurl_set_string(pointer, option, value) == CURLE_OK
    }

    private static func milliseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        // Zero means "no limit" to libcurl.
        return max(1, Int(clamping: min(seconds, 86_400)) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}
