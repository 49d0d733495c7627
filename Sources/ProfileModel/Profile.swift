public import Units

/// Stacks with what was counted on them: what every reader gives and every writer takes.
public struct Profile: Sendable {
    /// A stack, how often it was seen, and how much of `unit` that stands for.
    public struct Sample: Sendable, Equatable {
        /// The stack, in `stacks`.
        public var stack: StackID
        /// What else is known of it, in `labels`.
        public var labels: LabelsID
        /// How often the profiler saw it; 0 when the source does not tell.
        public var count: SampleCount
        /// The sum of what was measured, in the profile's `unit`.
        public var value: Int64

        /// Describes a sample.
        public init(stack: StackID, labels: LabelsID, count: SampleCount, value: Int64) {
            self.stack = stack
            self.labels = labels
            self.count = count
            self.value = value
        }
    }

    /// An executable, a library or a kernel module whose code was seen.
    public struct Module: Sendable, Hashable {
        /// Where it lies; its last part is `Frame.module`.
        public var path: String
        /// The linker's build id in hexadecimal; empty when unknown.
        public var buildID: String

        /// Describes a module.
        public init(path: String, buildID: String = "") {
            self.path = path
            self.buildID = buildID
        }
    }

    /// The different frames.
    public var frames = FrameTable()
    /// The different stacks.
    public var stacks = StackTable()
    /// The different sets of labels.
    public var labels = LabelTable()
    /// What was counted; a stack with the same labels may stand in several.
    public var samples: [Sample] = []
    /// Modules by the name that frames give them.
    public var modules: [String: Module] = [:]
    /// How it was measured.
    public var measurement: Measurement

    /// A profile without samples.
    public init(measurement: Measurement) {
        self.measurement = measurement
    }

    /// All samples' counts together.
    public var sampleCount: SampleCount { samples.reduce(.zero) { $0 + $1.count } }

    /// All samples' values together, in the profile's unit; stays at the largest value instead of overflowing.
    public var totalValue: Int64 { samples.reduce(0) { $0.addingSaturating($1.value) } }
}

/// How a profile was measured: what must agree before two can be compared.
public struct Measurement: Sendable, Equatable {
    /// In what samples are measured.
    public struct Unit: RawRepresentable, Hashable, Sendable, Codable {
        /// The unit's name as pprof writes it.
        public var rawValue: String

        /// Wraps a unit's name.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// CPU time.
        public static let nanoseconds = Unit(rawValue: "nanoseconds")
        /// Nothing but how often a stack was seen.
        public static let count = Unit(rawValue: "count")
    }

    /// The event that was sampled, without modifiers, such as `cpu-clock`; empty when the source does not tell.
    public var event: String
    /// In what the samples' values are measured.
    public var unit: Unit
    /// What one sample stands for, in `unit`; `nil` when the source does not tell.
    public var period: Int64?
    /// When sampling began, in nanoseconds since 1970; `nil` when the source does not tell.
    public var start: Nanoseconds?
    /// How long sampling went on; `nil` when the source does not tell.
    public var duration: Nanoseconds?
    /// Samples that the profiler took and could not keep.
    public var lost: SampleCount
    /// Whether the kernel's share of the CPU time was sampled too; `nil` when the source does not tell.
    public var includesKernel: Bool?
    /// Further facts by name, such as the kernel's version; they travel in pprof's comments.
    public var facts: [String: String]

    /// Describes a measurement.
    public init(
        event: String = "",
        unit: Unit,
        period: Int64? = nil,
        start: Nanoseconds? = nil,
        duration: Nanoseconds? = nil,
        lost: SampleCount = .zero,
        includesKernel: Bool? = nil,
        facts: [String: String] = [:]
    ) {
        self.event = event
        self.unit = unit
        self.period = period
        self.start = start
        self.duration = duration
        self.lost = lost
        self.includesKernel = includesKernel
        self.facts = facts
    }
}
