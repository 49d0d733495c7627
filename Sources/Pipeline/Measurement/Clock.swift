import Glibc
import Units

/// The two clocks of the pipeline: one that never jumps, for spans, and one that all processes share, for headers.
enum Clock {
    /// Nanoseconds on the clock that never jumps (`CLOCK_MONOTONIC`).
    @inline(__always)
    static func monotonic() -> Nanoseconds { read(CLOCK_MONOTONIC) }

    /// Nanoseconds since 1970 (`CLOCK_REALTIME`).
    @inline(__always)
    static func wall() -> Nanoseconds { read(CLOCK_REALTIME) }

    @inline(__always)
    private static func read(_ clock: clockid_t) -> Nanoseconds {
        var time = timespec()
        clock_gettime(clock, &time)
        return Nanoseconds(rawValue: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }
}
