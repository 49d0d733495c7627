import Glibc
import Units

/// How `perf record` samples: the same for every service of a run, so that their profiles can be compared.
struct PerfSettings: Sendable, Equatable {
    /// Samples per second of CPU time.
    var frequency: Int

    /// The kernel's software clock, which every machine has: virtual ones often lack a hardware counter, and perf would
    /// then choose for itself. Its period is CPU time in nanoseconds.
    static let event = "cpu-clock"

    /// How much of the stack each sample copies. 8 KiB, perf's default, ends within Foundation's JSON coder: it reached
    /// the root in 44 % of the samples of `serdes-json-producer`. 16 KiB does for that, but librdkafka has as much in a
    /// single function's array.
    static let stackSize = 24_576

    /// Not a divisor or multiple of any timer's frequency, so that sampling does not run in step with one.
    static let defaultFrequency = 499

    /// The frequencies that make sense: below there are too few samples, above the kernel throttles.
    static let frequencies = 11...9973

    /// `perf record` with what is sampled and how; which processes, and into which file, is still to be added.
    var recordArguments: [String] {
        var arguments = [
            "record", "--quiet", "-e", Self.event, "-F", String(frequency), "--call-graph", "dwarf,\(Self.stackSize)",
            // The clock that run records use.
            "-k", "CLOCK_MONOTONIC",
            // The cache would copy every program into the user's home.
            "--no-buildid-cache",
            // perf would otherwise keep a thread that watches for programs of the kernel's own.
            "--no-bpf-event",
        ]
        // Others than root may lock only as much memory as perf takes by itself.
        if geteuid() == 0 { arguments += ["--mmap-pages", "32M"] }
        return arguments
    }

    /// What one sample stands for.
    var period: Nanoseconds { Nanoseconds(1_000_000_000 / Int64(frequency)) }
}
