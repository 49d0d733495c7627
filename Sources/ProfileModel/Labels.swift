/// What is known of a sample besides its stack, such as its thread: names and values, as in pprof.
public struct Labels: Sendable, Hashable {
    /// The labels this project writes.
    public enum Key {
        /// The scenario's name.
        public static let scenario = "scenario"
        /// The variant's name.
        public static let variant = "variant"
        /// producer, processor or consumer.
        public static let role = "role"
        /// The service's name.
        public static let service = "service"
        /// The replica.
        public static let instance = "instance"
        /// The run's id.
        public static let run = "run"
        /// The name of the thread (Linux: comm).
        public static let thread = "thread"
        /// The round within the run, in decimal.
        public static let round = "round"
    }

    /// Values by name.
    public var values: [String: String]

    /// Wraps names and values.
    public init(_ values: [String: String] = [:]) {
        self.values = values
    }

    /// The value of a label, or `nil`.
    public subscript(key: String) -> String? {
        get { values[key] }
        set { values[key] = newValue }
    }
}

/// The place of labels in a profile's `LabelTable`.
public struct LabelsID: RawRepresentable, Hashable, Sendable {
    /// The index.
    public var rawValue: UInt32

    /// Wraps an index.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }
}

/// Every different set of labels of a profile, once.
public struct LabelTable: Sendable {
    private var labels: [Labels] = []
    private var places: [Labels: LabelsID] = [:]

    /// A table with nothing in it.
    public init() {}

    /// How many different sets there are.
    public var count: Int { labels.count }

    /// The labels at a place of this table.
    public subscript(id: LabelsID) -> Labels { labels[Int(id.rawValue)] }

    /// The place of labels, which are added when they are new.
    public mutating func intern(_ set: Labels) -> LabelsID {
        if let id = places[set] { return id }
        let id = LabelsID(rawValue: UInt32(labels.count))
        labels.append(set)
        places[set] = id
        return id
    }
}
