public import Units

/// What `perf script` writes of a sample before its stack.
public struct PerfSampleHeader: Sendable, Equatable {
    /// The thread's name, at most 15 bytes long: anything a program chose.
    public var comm: String
    /// The process; `nil` when the text names only the thread.
    public var pid: Int?
    /// The thread.
    public var tid: Int
    /// The processor; `nil` when the text does not tell.
    public var cpu: Int?
    /// When it was taken, by perf's clock, which does not begin in 1970; `nil` when the text does not tell.
    public var time: Nanoseconds?
    /// What it stands for, in the event's unit; `nil` when the text does not tell.
    public var period: Int64?
    /// The event; its name is empty when the text does not tell.
    public var event: PerfEventName
    /// Above zero in a line that no sample follows: how many samples were lost by then.
    public var lost: SampleCount

    /// Describes a sample.
    public init(
        comm: String,
        pid: Int?,
        tid: Int,
        cpu: Int?,
        time: Nanoseconds?,
        period: Int64?,
        event: PerfEventName,
        lost: SampleCount
    ) {
        self.comm = comm
        self.pid = pid
        self.tid = tid
        self.cpu = cpu
        self.time = time
        self.period = period
        self.event = event
        self.lost = lost
    }
}
