/// Decides when an assignment stands still and has to be made anew.
///
/// librdkafka 2.0.2 never asks again for the committed offsets when the broker answered `NOT_COORDINATOR`, and so
/// never begins to fetch. A healthy partition gets answers to its fetches even when it is empty.
struct AssignmentWatch {
    /// What to do after a poll that gave nothing.
    enum Action: Equatable {
        case wait
        case stop
        case assignAgain
    }

    private let timeout: Duration?
    private var since: ContinuousClock.Instant?
    private var isSuspicious = false

    init(timeout: Duration?) {
        self.timeout = timeout
    }

    var isActive: Bool { since != nil }

    mutating func assigned(at now: ContinuousClock.Instant) {
        since = timeout == nil ? nil : now
        isSuspicious = false
    }

    mutating func stop() {
        since = nil
    }

    /// The group's coordinator was not one: the sign that goes with the fault.
    mutating func sawNotCoordinator() {
        isSuspicious = true
    }

    /// Decides after a poll that gave nothing.
    ///
    /// - Parameters:
    ///   - now: the present time.
    ///   - hasFetched: whether each partition has had an answer to a fetch.
    /// - Returns: what to do.
    mutating func idle(at now: ContinuousClock.Instant, hasFetched: Bool) -> Action {
        guard let since, let timeout else { return .stop }
        if hasFetched && !isSuspicious {
            stop()
            return .stop
        }
        guard since.duration(to: now) >= timeout else { return .wait }
        assigned(at: now)
        return .assignAgain
    }
}
