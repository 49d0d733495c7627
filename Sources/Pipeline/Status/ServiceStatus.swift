import Synchronization
import Units

/// What a role process says of itself to whoever asks, from any thread, while its loop works.
final class ServiceStatus: Sendable {
    /// How far the process has come.
    enum Phase: String, Sendable {
        /// It waits for the broker, the registry or its partitions.
        case starting
        /// It works, or could.
        case ready
    }

    /// One moment's figures, since the process started, the warm-up included.
    struct Snapshot: Sendable {
        var phase = Phase.starting
        var messages = MessageCount.zero
        var bytes = Bytes.zero
        var failures = FailureCounts()
        /// When the loop last came round, on the clock that never jumps.
        var lastBeat = Clock.monotonic()
    }

    private struct State {
        /// What the rounds and windows before the present one had.
        var closed = Snapshot()
        var current = Snapshot()
    }

    /// A loop that has not come round for so long hangs: its longest waits are a tenth of that.
    static let patience = Nanoseconds.milliseconds(20_000)

    let service: Service
    let instance: String
    let runID: String
    private let state = Mutex(State())

    init(_ settings: RoleSettings) {
        service = settings.service
        instance = settings.instance
        runID = settings.runID ?? ""
    }

    /// The process has what it needs.
    func setReady() {
        state.withLock { $0.current.phase = .ready }
    }

    /// The loop came round.
    func beat(_ measurement: RoundMeasurement?) {
        let now = Clock.monotonic()
        state.withLock { state in
            state.current.lastBeat = now
            state.current.messages = state.closed.messages + (measurement?.messages ?? .zero)
            state.current.bytes = state.closed.bytes + (measurement?.bytes ?? .zero)
        }
    }

    /// A round or a window is over.
    func close(_ record: RunRecord) {
        state.withLock { state in
            state.closed.messages += record.messages
            state.closed.bytes += record.bytes
            state.closed.failures = state.closed.failures + record.failures
            state.current.messages = state.closed.messages
            state.current.bytes = state.closed.bytes
            state.current.failures = state.closed.failures
        }
    }

    var snapshot: Snapshot { state.withLock { $0.current } }
}
