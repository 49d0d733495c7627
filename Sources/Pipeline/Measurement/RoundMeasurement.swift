import Units

/// What a role counts while a round lasts.
struct RoundMeasurement {
    let round: Int
    let target: MessageCount
    private let usageAtStart: ProcessUsage
    private let start: Nanoseconds
    private var end: (usage: ProcessUsage, time: Nanoseconds)?

    var messages = MessageCount.zero
    var bytes = Bytes.zero
    var latency = LatencyDistribution()
    var failures = FailureCounts()

    /// Begins now.
    init(round: Int, target: MessageCount) {
        self.round = round
        self.target = target
        self.usageAtStart = .current()
        self.start = Clock.monotonic()
    }

    /// Counts a message that a reader is done with; its latency runs from the intended send time.
    mutating func note(_ identity: RecordIdentity, bytes size: Int) {
        messages += MessageCount(rawValue: 1)
        bytes += Bytes(rawValue: Int64(size))
        latency.record(Clock.wall() - identity.sent)
    }

    /// Takes the clocks' final readings; what follows, such as waiting for stragglers, is in no figure.
    mutating func close() {
        guard end == nil else { return }
        end = (.current(), Clock.monotonic())
    }

    /// Whether as many messages were counted as the round has.
    var isFull: Bool { messages >= target }

    /// Whether the final readings are taken.
    var isClosed: Bool { end != nil }

    /// The run record of the round.
    mutating func record(of settings: RoleSettings, runID: String) -> RunRecord {
        close()
        let usage = end?.usage ?? usageAtStart
        return RunRecord(
            service: settings.service.name,
            instance: settings.instance,
            runID: runID,
            round: round,
            messages: messages,
            bytes: bytes,
            userCPU: usage.userCPU - usageAtStart.userCPU,
            systemCPU: usage.systemCPU - usageAtStart.systemCPU,
            wall: (end?.time ?? start) - start,
            windows: [RoundWindow(start: start, end: end?.time ?? start)],
            latency: latency.count > .zero ? latency : nil,
            failures: failures,
            residentMemory: ProcessUsage.residentMemory()
        )
    }
}
