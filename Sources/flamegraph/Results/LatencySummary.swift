import Pipeline
import Units

/// The percentiles of a distribution that are reported, in nanoseconds.
struct LatencySummary: Sendable, Equatable, Codable {
    var p50: Nanoseconds
    var p90: Nanoseconds
    var p99: Nanoseconds
    var p999: Nanoseconds
    var maximum: Nanoseconds

    /// Sums a distribution up; `nil` when nothing was timed.
    init?(_ distribution: LatencyDistribution?) {
        guard let distribution,
            let p50 = distribution.percentile(50), let p90 = distribution.percentile(90),
            let p99 = distribution.percentile(99), let p999 = distribution.percentile(99.9),
            let maximum = distribution.maximum
        else { return nil }
        self.p50 = p50
        self.p90 = p90
        self.p99 = p99
        self.p999 = p999
        self.maximum = maximum
    }
}
