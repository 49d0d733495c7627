import Synchronization

/// Lends libcurl handles to the threads that make requests, and takes them back with their connections open.
final class CurlTransport: Sendable {
    private let idle = Mutex<[CurlHandle]>([])
    private let settings: TransferSettings

    /// More threads than this at once open connections of their own.
    private static let maximumIdle = 4

    init(_ settings: TransferSettings) {
        self.settings = settings
    }

    func perform(
        _ plan: HTTPRequestPlan,
        at base: ServerURL,
        shouldStop: @escaping () -> Bool
    ) throws(PyroscopeError) -> HTTPAnswer {
        let handle = if let lent = idle.withLock({ $0.popLast() }) { lent } else { try CurlHandle() }
        defer {
            idle.withLock { if $0.count < Self.maximumIdle { $0.append(handle) } }
        }
        return try handle.perform(plan, at: base, settings: settings, shouldStop: shouldStop)
    }
}
