public import Units

/// What a server takes at a time. The defaults are Pyroscope 1.14.1's (`pkg/validation/limits.go`).
public struct PushLimits: Hashable, Sendable {
    /// The most bytes of one push, uncompressed and with labels: `-distributor.ingestion-burst-size-mb` (2 MiB), which is
    /// below the largest profile (`-validation.max-profile-size-bytes`, 4 MiB). The server counts them after writing the
    /// profile anew, hence the default is 64 KiB less.
    public var maximumBytes: Bytes
    /// The most samples of one profile: `-validation.max-profile-stacktrace-samples`.
    public var maximumSamples: Int
    /// The most labels of one sample: `-validation.max-profile-stacktrace-sample-labels`.
    public var maximumSampleLabels: Int
    /// The most labels of a series, the ones that the client adds included: `-validation.max-label-names-per-series`.
    public var maximumSeriesLabels: Int
    /// The longest label name in bytes: `-validation.max-length-label-name`.
    public var maximumLabelName: Int
    /// The longest label value in bytes: `-validation.max-length-label-value`.
    public var maximumLabelValue: Int
    /// The deepest stack: `-validation.max-profile-stacktrace-depth`. The server does not refuse a deeper one but cuts off
    /// its innermost frames.
    public var maximumDepth: Int

    /// Sets the limits.
    public init(
        maximumBytes: Bytes = .mebibytes(2) - .kibibytes(64),
        maximumSamples: Int = 16_000,
        maximumSampleLabels: Int = 100,
        maximumSeriesLabels: Int = 30,
        maximumLabelName: Int = 1024,
        maximumLabelValue: Int = 2048,
        maximumDepth: Int = 1000
    ) {
        self.maximumBytes = maximumBytes
        self.maximumSamples = maximumSamples
        self.maximumSampleLabels = maximumSampleLabels
        self.maximumSeriesLabels = maximumSeriesLabels
        self.maximumLabelName = maximumLabelName
        self.maximumLabelValue = maximumLabelValue
        self.maximumDepth = maximumDepth
    }
}
