import Glibc

/// What this process used.
enum Usage {
    /// The largest resident memory so far, in bytes.
    static var peakMemory: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss * 1024
    }

    static func seconds(_ duration: Duration) -> Double {
        let (seconds, attoseconds) = duration.components
        return Double(seconds) + Double(attoseconds) / 1e18
    }

    /// The shortest of fifteen times, and what the work gave.
    static func fastest<Result>(_ work: () throws -> Result) throws -> (Result, Double) {
        let clock = ContinuousClock()
        var shortest = Double.infinity
        var result = try work()
        for _ in 0..<15 {
            let start = clock.now
            result = try work()
            shortest = min(shortest, seconds(clock.now - start))
        }
        return (result, shortest)
    }
}
