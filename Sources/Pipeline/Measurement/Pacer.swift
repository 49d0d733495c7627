import Units

/// Says when each message of a round ought to be sent.
///
/// With a rate, message n is due at start + n ÷ rate whatever happened before it, so that a stall shows in the latency
/// of every message it held up (no coordinated omission). Without a rate a message is due when its turn comes.
struct Pacer {
    private var start: Nanoseconds
    private let interval: Double?

    init(rate: Double?, start: Nanoseconds) {
        self.start = start
        self.interval = rate.map { 1e9 / $0 }
    }

    /// Lets every message from here on be due later: a process that slept for hours does not make up for them in a burst.
    mutating func postpone(by delay: Nanoseconds) {
        start += delay
    }

    /// When the message with that number, from zero, is due on the monotonic clock.
    @inline(__always)
    func dueTime(of number: Int64, now: Nanoseconds) -> Nanoseconds {
        guard let interval else { return now }
        return start + Nanoseconds(rawValue: Int64(Double(number) * interval))
    }
}
