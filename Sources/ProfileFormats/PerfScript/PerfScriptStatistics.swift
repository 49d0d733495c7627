public import Units

/// What became of the samples of a text.
public struct PerfScriptStatistics: Sendable, Equatable {
    /// Samples that are in the profile.
    public internal(set) var kept: SampleCount = .zero
    /// Samples that the caller did not want.
    public internal(set) var dropped: SampleCount = .zero
    /// Samples of other events than the profile's, by the events' names without modifiers.
    public internal(set) var otherEvents: [String: SampleCount] = [:]
    /// Samples that perf says it lost, as in the profile's measurement.
    public internal(set) var lost: SampleCount = .zero
    /// Lost samples that the caller did not want.
    public internal(set) var lostDropped: SampleCount = .zero
    /// Kept samples whose stack perf could not follow to its root, and said so.
    public internal(set) var truncated: SampleCount = .zero
    /// Kept samples without any frame; they stand under `[unknown]`.
    public internal(set) var withoutStack: SampleCount = .zero
    /// The times of the first and the last kept sample, by perf's clock; `nil` when the text does not tell.
    public internal(set) var times: ClosedRange<Nanoseconds>?
    /// Lines that make no sense.
    public internal(set) var unreadable = UnreadableLines()

    /// The same losses as told at the end, and those of them that the caller did not want.
    var lostTotal: SampleCount = .zero
    var lostDroppedTotal: SampleCount = .zero

    mutating func settleLost() {
        lost = max(lost, lostTotal)
        lostDropped = max(lostDropped, lostDroppedTotal)
    }

    mutating func note(_ time: Nanoseconds) {
        guard let times else {
            self.times = time...time
            return
        }
        self.times = min(times.lowerBound, time)...max(times.upperBound, time)
    }
}
