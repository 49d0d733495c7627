import CCurl

/// Collects an answer while libcurl delivers it, and refuses what is too large.
///
/// The limit sits in the write callback because libcurl's own does not hold for chunked bodies. Used by one thread, the
/// one inside `curl_easy_perform`.
final class ResponseSink {
    private(set) var body: [UInt8] = []
    private(set) var isTooLarge = false
    private var headerBytes = 0
    private let maximumBody: Int
    private let shouldStop: () -> Bool

    /// Generous for a server, small for a machine.
    private static let maximumHeaderBytes = 64 * 1024

    init(maximumBody: Int, shouldStop: @escaping () -> Bool) {
        self.maximumBody = maximumBody
        self.shouldStop = shouldStop
    }

    private func appendBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count <= maximumBody - body.count else {
            isTooLarge = true
            return false
        }
        body.append(contentsOf: bytes)
        return true
    }

    private func countHeader(_ size: Int) -> Bool {
        headerBytes += size
        guard headerBytes <= Self.maximumHeaderBytes else {
            isTooLarge = true
            return false
        }
        return true
    }

    static let bodyCallback: ccurl_data_callback = { data, size, count, context in
        guard let context, let data else { return 0 }
        let sink = Unmanaged<ResponseSink>.fromOpaque(context).takeUnretainedValue()
        let bytes = UnsafeRawBufferPointer(start: data, count: size * count)
        return sink.appendBody(bytes) ? bytes.count : 0
    }

    static let headerCallback: ccurl_data_callback = { _, size, count, context in
        guard let context else { return 0 }
        let sink = Unmanaged<ResponseSink>.fromOpaque(context).takeUnretainedValue()
        return sink.countHeader(size * count) ? size * count : 0
    }

    static let progressCallback: ccurl_progress_callback = { context, _, _, _, _ in
        guard let context else { return 1 }
        let sink = Unmanaged<ResponseSink>.fromOpaque(context).takeUnretainedValue()
        return sink.shouldStop() ? 1 : 0
    }
}
