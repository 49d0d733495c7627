import Glibc
import Units

/// Time and the CPU time of all threads since it was started.
struct Stopwatch {
    private let time = ContinuousClock.now
    private let cpu = Self.cpuTime()

    /// Prints what was measured as one line of JSON.
    func printMeasurement(of messages: Int64) {
        let seconds = Nanoseconds(ContinuousClock.now - time).seconds
        let cpuSeconds = (Self.cpuTime() - cpu).seconds
        print("{\"messages\": \(messages), \"seconds\": \(seconds), \"cpuSeconds\": \(cpuSeconds)}")
    }

    private static func cpuTime() -> Nanoseconds {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return nanoseconds(usage.ru_utime) + nanoseconds(usage.ru_stime)
    }

    private static func nanoseconds(_ time: timeval) -> Nanoseconds {
        .seconds(time.tv_sec) + .microseconds(time.tv_usec)
    }
}
