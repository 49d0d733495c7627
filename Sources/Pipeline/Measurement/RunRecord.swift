public import Units

/// What went wrong in a round, counted.
public struct FailureCounts: Sendable, Equatable, Codable {
    /// Messages whose delivery report said failure, or that had none when the deadline came.
    public var undelivered: MessageCount = .zero
    /// Records that could not be decoded or made no sense: dead letters and skipped ones.
    public var rejected: MessageCount = .zero
    /// Messages that were sent and never arrived.
    public var lost: MessageCount = .zero
    /// Messages that arrived more than once: every further arrival counts.
    public var duplicated: MessageCount = .zero
    /// First arrivals that came after a later message of the same producer and partition.
    public var outOfOrder: MessageCount = .zero
    /// Offsets that were skipped on a broker that writes none of its own: what its retention dropped.
    public var skippedOffsets: MessageCount = .zero

    /// No failure.
    public init() {}

    /// Adds the counts of two instances or rounds.
    public static func + (left: Self, right: Self) -> Self {
        var sum = left
        sum.undelivered += right.undelivered
        sum.rejected += right.rejected
        sum.lost += right.lost
        sum.duplicated += right.duplicated
        sum.outOfOrder += right.outOfOrder
        sum.skippedOffsets += right.skippedOffsets
        return sum
    }

    /// Whether nothing failed.
    public var isEmpty: Bool { self == FailureCounts() }
}

/// A span on a clock that profilers can use too: what was sampled within it belongs to a round.
public struct RoundWindow: Sendable, Equatable, Codable {
    /// The first moment, in nanoseconds of `CLOCK_MONOTONIC` unless said otherwise.
    public var start: Nanoseconds
    /// The last moment.
    public var end: Nanoseconds

    /// Describes a span.
    public init(start: Nanoseconds, end: Nanoseconds) {
        self.start = start
        self.end = end
    }
}

/// What an instance says about itself at the end of a round, or, where it works without end, of a window of time.
public struct RunRecord: Sendable, Equatable, Codable {
    /// The service's name, `<scenario>-<variant>-<role>`.
    public var service: String
    /// The replica that speaks.
    public var instance: String
    /// The run's id.
    public var runID: String
    /// The round or the window, counted from 1; 0 is the warm-up, which no figure includes.
    public var round: Int
    /// Messages delivered by a producer, processed by a processor or verified by a consumer.
    public var messages: MessageCount
    /// The size of their encoded values: what a producer or a processor wrote, what a consumer read.
    public var bytes: Bytes
    /// CPU time in user mode within the round (`getrusage`, `ru_utime`), all threads.
    public var userCPU: Nanoseconds
    /// CPU time in kernel mode within the round (`getrusage`, `ru_stime`), all threads.
    public var systemCPU: Nanoseconds
    /// Time from the start of the round until its last message was done.
    public var wall: Nanoseconds
    /// When the CPU time was used: one span, or one per slice of the round.
    public var windows: [RoundWindow]
    /// The span from the first of these moments to the last in nanoseconds since 1970 (`CLOCK_REALTIME`), for profiles
    /// that a server keeps by the time of day; `nil` in records of versions that did not tell.
    public var wallClock: RoundWindow?
    /// Producer: intended send time to delivery report. Processor and consumer: intended send time to the end of their
    /// work on the message. `nil` where no message was timed.
    public var latency: LatencyDistribution?
    /// What went wrong.
    public var failures: FailureCounts
    /// Memory resident at the end of the round.
    public var residentMemory: Bytes

    /// Puts a record together.
    public init(
        service: String,
        instance: String,
        runID: String,
        round: Int,
        messages: MessageCount,
        bytes: Bytes,
        userCPU: Nanoseconds,
        systemCPU: Nanoseconds,
        wall: Nanoseconds,
        windows: [RoundWindow],
        wallClock: RoundWindow? = nil,
        latency: LatencyDistribution?,
        failures: FailureCounts,
        residentMemory: Bytes
    ) {
        self.service = service
        self.instance = instance
        self.runID = runID
        self.round = round
        self.messages = messages
        self.bytes = bytes
        self.userCPU = userCPU
        self.systemCPU = systemCPU
        self.wall = wall
        self.windows = windows
        self.wallClock = wallClock
        self.latency = latency
        self.failures = failures
        self.residentMemory = residentMemory
    }

    /// User and system CPU time together.
    public var cpu: Nanoseconds { userCPU + systemCPU }

    /// CPU time per message; `nil` for a round without messages.
    public var cost: CostPerMessage? { CostPerMessage(cpu, over: messages) }
}
