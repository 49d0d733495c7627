import Histogram
public import Units

/// How latencies are spread, to three significant digits, in a High Dynamic Range histogram of fixed size.
///
/// Coded as pairs of nanoseconds and count, so that distributions of replicas and rounds can be merged later:
/// percentiles cannot be averaged.
public struct LatencyDistribution: Sendable {
    private var histogram = Histogram<UInt64>(
        lowestDiscernibleValue: 1000,
        highestTrackableValue: Self.limit,
        numberOfSignificantValueDigits: .three
    )
    private static let limit: UInt64 = 3_600_000_000_000

    /// An empty distribution for latencies from a microsecond to an hour; longer ones count as an hour.
    public init() {}

    /// Counts one latency; a negative one, from a clock that was set back, counts as zero.
    public mutating func record(_ latency: Nanoseconds) {
        histogram.record(min(UInt64(max(latency.rawValue, 0)), Self.limit))
    }

    /// Adds the counts of another distribution.
    public mutating func merge(_ other: LatencyDistribution) {
        histogram.add(other.histogram)
    }

    /// Forgets everything.
    public mutating func removeAll() {
        histogram.reset()
    }

    /// How many latencies were counted.
    public var count: MessageCount { MessageCount(histogram.totalCount) }

    /// The latency that the given percentage of messages did not exceed; `nil` when none was counted.
    public func percentile(_ percentage: Double) -> Nanoseconds? {
        guard histogram.totalCount > 0 else { return nil }
        return Nanoseconds(histogram.valueAtPercentile(percentage))
    }

    /// The longest latency, to the histogram's resolution; `nil` when none was counted.
    public var maximum: Nanoseconds? { percentile(100) }
}

extension LatencyDistribution: Equatable {
    /// Whether both hold the same counts.
    public static func == (left: Self, right: Self) -> Bool { left.pairs == right.pairs }

    private var pairs: [[UInt64]] { histogram.recordedValues().map { [$0.value, $0.count] } }
}

extension LatencyDistribution: Codable {
    /// Reads pairs of nanoseconds and count.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        for pair in try container.decode([[UInt64]].self) {
            guard pair.count == 2 else {
                throw DecodingError.dataCorruptedError(
                    in: container,
                    debugDescription: "a bucket is a value and a count"
                )
            }
            histogram.record(min(pair[0], Self.limit), count: pair[1])
        }
    }

    /// Writes pairs of nanoseconds and count.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(pairs)
    }
}
