import Units

/// What a role counts while a round, or a window of a round without end, lasts.
struct RoundMeasurement {
    /// What the clocks and the operating system say at one moment.
    private struct Reading {
        var usage: ProcessUsage
        var monotonic: Nanoseconds
        var wall: Nanoseconds

        static func now() -> Reading {
            Reading(usage: .current(), monotonic: Clock.monotonic(), wall: Clock.wall())
        }
    }

    let round: Int
    let target: MessageCount
    private let start: Reading
    private var end: Reading?

    var messages = MessageCount.zero
    var bytes = Bytes.zero
    var latency = LatencyDistribution()
    var failures = FailureCounts()

    /// Begins now.
    init(round: Int, target: MessageCount) {
        self.init(round: round, target: target, start: .now())
    }

    private init(round: Int, target: MessageCount, start: Reading) {
        self.round = round
        self.target = target
        self.start = start
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
        end = .now()
    }

    /// Whether as many messages were counted as the round has.
    var isFull: Bool { messages >= target }

    /// Whether the final readings are taken.
    var isClosed: Bool { end != nil }

    /// The measurement of the window that follows without a gap: it begins with this one's final readings.
    mutating func next() -> RoundMeasurement {
        close()
        return RoundMeasurement(round: round + 1, target: target, start: end ?? start)
    }

    /// The run record of the round.
    mutating func record(of settings: RoleSettings, runID: String) -> RunRecord {
        close()
        let end = end ?? start
        return RunRecord(
            service: settings.service.name,
            instance: settings.instance,
            runID: runID,
            round: round,
            messages: messages,
            bytes: bytes,
            userCPU: end.usage.userCPU - start.usage.userCPU,
            systemCPU: end.usage.systemCPU - start.usage.systemCPU,
            wall: end.monotonic - start.monotonic,
            windows: [RoundWindow(start: start.monotonic, end: end.monotonic)],
            wallClock: RoundWindow(start: start.wall, end: end.wall),
            latency: latency.count > .zero ? latency : nil,
            failures: failures,
            residentMemory: ProcessUsage.residentMemory()
        )
    }
}
