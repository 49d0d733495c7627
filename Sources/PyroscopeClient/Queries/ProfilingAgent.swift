public import Units

/// What the profiler that feeds Pyroscope was told; Pyroscope does not know it.
public struct ProfilingAgent: Hashable, Sendable {
    /// How often a second it samples each CPU; `nil` when that is not known, and then no samples are counted.
    public var hertz: Int64?
    /// How long it collects before it pushes a profile, which it stamps with the end of that time.
    public var collectInterval: Nanoseconds

    /// Describes a profiler.
    ///
    /// - Parameters:
    ///   - hertz: Its `sample_rate`, above 0.
    ///   - collectInterval: Its `collect_interval`, not negative.
    /// - Throws: `PyroscopeError` with `configuration` for values out of range.
    public init(hertz: Int64?, collectInterval: Nanoseconds) throws(PyroscopeError) {
        guard hertz.map({ (1...1_000_000).contains($0) }) ?? true else {
            throw Self.refused("a sampling rate must be from 1 to 1000000 Hz")
        }
        guard (.zero...Nanoseconds.seconds(86_400)).contains(collectInterval) else {
            throw Self.refused("a collect interval must be from 0 to 24 hours")
        }
        self.init(checkedHertz: hertz, checkedInterval: collectInterval)
    }

    private init(checkedHertz: Int64?, checkedInterval: Nanoseconds) {
        hertz = checkedHertz
        collectInterval = checkedInterval
    }

    /// Alloy as this project's `alloy-config.alloy` sets it up.
    public static let alloy = ProfilingAgent(checkedHertz: 97, checkedInterval: .seconds(15))

    /// The CPU time that one sample stands for, in nanoseconds: Alloy's own integer division.
    ///
    /// A period that Pyroscope gives with a profile is not it: for `process_cpu` the server writes one second.
    public var period: Int64? { hertz.map { 1_000_000_000 / $0 } }

    private static func refused(_ reason: String) -> PyroscopeError {
        PyroscopeError(.configuration, reason: reason, advice: "give what the profiler is set to")
    }
}
