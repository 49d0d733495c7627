public import Units

/// Which profiles to ask for: those with a time stamp from `start` to `end`, both included, in milliseconds since 1970.
///
/// A profiler stamps a profile with the end of the interval it covers: one stamped T covers the time from
/// T − `collectInterval` to T. To ask for a window of work as it stands would therefore include work from before it and
/// miss its end. `init(of:by:taking:)` shifts it.
public struct QueryWindow: Hashable, Sendable {
    /// Which profiles belong to a window of work, when their intervals do not begin and end with it.
    public enum Choice: String, Hashable, Sendable, CaseIterable {
        /// Those whose interval begins in the window. As many intervals as the window is long: right for steady work, which
        /// goes on after the window as it did in it.
        case beginningInside
        /// Those whose interval lies in the window whole. What they cover is shorter than the window by up to two intervals,
        /// so a count of messages for the whole window does not belong to it.
        case whole
        /// Those whose interval has any part in the window: right for a service that does nothing before and after it.
        case touching
    }

    /// The first time stamp, in milliseconds since 1970.
    public let start: Int64
    /// The last time stamp, in milliseconds since 1970.
    public let end: Int64
    /// The window of work that it was made for.
    public let work: TimeWindow
    /// When the last of its profiles should have arrived, in nanoseconds since 1970: a profiler pushes within one more
    /// interval or not at all.
    public let settled: Nanoseconds

    /// The profiles of a window of work.
    ///
    /// - Parameters:
    ///   - work: When the work was done.
    ///   - agent: The profiler, for its collect interval.
    ///   - choice: What to do with intervals that lie in the window in part.
    /// - Throws: `PyroscopeError` with `configuration` when no profile can fulfil the choice, because the window is shorter
    ///   than an interval.
    public init(
        of work: TimeWindow,
        by agent: ProfilingAgent,
        taking choice: Choice = .beginningInside
    ) throws(PyroscopeError) {
        let interval = agent.collectInterval.rawValue
        let (from, until) = (work.start.rawValue, work.end.rawValue)
        let (first, last) =
            switch choice {
            case .beginningInside: (Self.atOrAfter(from + interval), Self.before(until + interval))
            case .whole: (Self.atOrAfter(from + interval), until / Self.millisecond)
            case .touching: (from / Self.millisecond + 1, Self.before(until + interval))
            }
        guard first <= last else {
            throw PyroscopeError(
                .configuration,
                reason: "the time window is too short to hold a profile of \(agent.collectInterval.seconds) s",
                advice: "measure longer, or take the profiles that touch the window"
            )
        }
        start = first
        // An even length, so that two equal steps of whole milliseconds cover it: see `PyroscopeAPI.total(of:)`.
        end = last - (last - first) % 2
        self.work = work
        settled = Nanoseconds(rawValue: until + 2 * interval)
    }

    /// The length in milliseconds, an even number.
    var milliseconds: Int64 { end - start }

    private static let millisecond: Int64 = 1_000_000

    private static func atOrAfter(_ time: Int64) -> Int64 { (time + millisecond - 1) / millisecond }

    private static func before(_ time: Int64) -> Int64 { atOrAfter(time) - 1 }
}
