import Dispatch
import Glibc
import Synchronization
import Units

/// Whether somebody asked the process to stop: a signal, the supervisor, or the loop itself.
///
/// The loops ask between messages. Once asked, a deadline runs: when an orderly end has not come by then (the broker is
/// gone), the process says how many messages are undelivered and ends all the same.
public final class StopRequest: Sendable {
    private let requested = Atomic<Bool>(false)
    private let undelivered = Atomic<Int64>(0)
    private let gracePeriod: Duration?
    private let actions = Mutex<[@Sendable () -> Void]>([])

    /// Nobody has asked yet.
    ///
    /// - Parameter gracePeriod: how long an orderly end may take, by default less than the ten seconds that
    ///   `docker stop` grants; `nil` for a loop that shares its process with others.
    public init(gracePeriod: Duration? = .milliseconds(9300)) {
        self.gracePeriod = gracePeriod
    }

    /// Whether somebody asked.
    public var isRequested: Bool { requested.load(ordering: .relaxed) }

    /// Asks, and starts the deadline at the first time.
    public func request() {
        guard !requested.exchange(true, ordering: .relaxed) else { return }
        actions.withLock { $0 }.forEach { $0() }
        guard let gracePeriod else { return }
        let seconds = Nanoseconds(gracePeriod).seconds
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { [self] in
            let count = undelivered.load(ordering: .relaxed)
            StandardError.writeLine(
                "error: no orderly end within \(seconds) s; \(count) messages undelivered; is the broker reachable?"
            )
            _exit(count > 0 ? ExitCode.undelivered.rawValue : ExitCode.unavailable.rawValue)
        }
    }

    /// Has something done at the first request, on the thread that asks: to end a call that waits.
    func whenRequested(_ action: @escaping @Sendable () -> Void) {
        actions.withLock { $0.append(action) }
        if isRequested { action() }
    }

    /// Tells the deadline how many messages have no delivery report yet.
    func noteUndelivered(_ count: Int64) {
        undelivered.store(count, ordering: .relaxed)
    }
}
