import Units

/// When an instance that works without end says what it has done: at every multiple of an interval since 1970, so that
/// the windows of all instances are the same.
struct ReportWindows {
    private let interval: Nanoseconds
    private var end: Nanoseconds

    /// - Parameters:
    ///   - interval: The length of a window.
    ///   - wall: The time of day now.
    ///   - monotonic: The time now on the clock that never jumps, by which the window's end is watched.
    init(every interval: Nanoseconds, wall: Nanoseconds, monotonic: Nanoseconds) {
        self.interval = interval
        end = monotonic + interval - Nanoseconds(rawValue: wall.rawValue % max(1, interval.rawValue))
    }

    /// Whether the window is over; if so the next one has begun.
    mutating func hasEnded() -> Bool {
        let now = Clock.monotonic()
        guard now >= end else { return false }
        self = ReportWindows(every: interval, wall: Clock.wall(), monotonic: now)
        return true
    }
}
