import Glibc
import Units

/// The machine's clocks.
enum MachineClocks {
    /// Now, in nanoseconds since 1970.
    static func realtime() -> Nanoseconds { read(CLOCK_REALTIME) }

    /// What the wall clock shows more than the monotonic one.
    static func realtimeOffset() -> Nanoseconds { read(CLOCK_REALTIME) - read(CLOCK_MONOTONIC) }

    private static func read(_ clock: clockid_t) -> Nanoseconds {
        var time = timespec()
        clock_gettime(clock, &time)
        return Nanoseconds(Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }
}
