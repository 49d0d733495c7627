import Synchronization

/// Makes HTTP requests and waits for their answers.
///
/// A request is sent once: nothing is retried, no redirect is followed, and no proxy of the environment is used, so that
/// what is sent reaches the address that was given or nobody. Lends libcurl handles to the threads that make requests and
/// takes them back with their connections open. Safe to use from any thread; calls block the calling one.
public final class HTTPTransport: Sendable {
    private let idle = Mutex<[CurlHandle]>([])
    private let settings: HTTPTransferSettings

    /// More threads than this at once open connections of their own.
    private static let maximumIdle = 4

    /// Makes a transport; nothing is sent yet.
    public init(_ settings: HTTPTransferSettings) {
        self.settings = settings
    }

    /// Sends a request and waits for the whole answer, whatever its status.
    ///
    /// - Parameters:
    ///   - plan: The request.
    ///   - base: What its path is below.
    ///   - shouldStop: Asked about once a second and whenever bytes arrive; `true` ends the transfer.
    /// - Returns: The answer.
    /// - Throws: `HTTPFailure` when there is none.
    public func perform(
        _ plan: HTTPRequestPlan,
        at base: HTTPAddress,
        shouldStop: @escaping () -> Bool = { false }
    ) throws(HTTPFailure) -> HTTPAnswer {
        let handle = if let lent = idle.withLock({ $0.popLast() }) { lent } else { try CurlHandle() }
        defer {
            idle.withLock { if $0.count < Self.maximumIdle { $0.append(handle) } }
        }
        return try handle.perform(plan, at: base, settings: settings, shouldStop: shouldStop)
    }
}
