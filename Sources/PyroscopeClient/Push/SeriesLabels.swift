public import ProfileModel

/// What a pushed profile is found by.
public struct SeriesLabels: Hashable, Sendable {
    /// All names and values, `__name__` and `service_name` included, in the order of names.
    public let pairs: [Pair]

    /// A name and a value.
    public struct Pair: Hashable, Sendable, Encodable {
        /// The name.
        public var name: String
        /// The value.
        public var value: String
    }

    /// Checks labels.
    ///
    /// - Parameters:
    ///   - service: The value of `service_name`.
    ///   - labels: Further labels, such as `scenario`, `variant` and `instance`; those with an empty value are left out.
    ///   - metric: The value of `__name__`, which begins the profile type's name.
    ///   - limits: The server's limits.
    /// - Throws: `PyroscopeError` with `configuration` for what the server would refuse: no service, a name that is no label's
    ///   or is reserved (`__…`), too long or too many labels.
    public init(
        service: String,
        labels: Labels = Labels(),
        metric: String = "process_cpu",
        limits: PushLimits = PushLimits()
    ) throws(PyroscopeError) {
        guard !service.isEmpty else { throw Self.refused("no service is given") }
        guard LabelName.isValid(metric) else {
            throw Self.refused("\(OneLine.text(metric, limit: 60)) cannot be a metric")
        }
        var values = labels.values.filter { !$0.value.isEmpty }
        for name in values.keys where name.hasPrefix("__") || !LabelName.isValid(name) {
            throw Self.refused("\(OneLine.text(name, limit: 60)) cannot be a label's name")
        }
        values["service_name"] = service
        values["__name__"] = metric
        guard values.count <= limits.maximumSeriesLabels else {
            throw Self.refused("\(values.count) labels are more than the server's \(limits.maximumSeriesLabels)")
        }
        for (name, value) in values {
            guard name.utf8.count <= limits.maximumLabelName, value.utf8.count <= limits.maximumLabelValue else {
                throw Self.refused("the label \(OneLine.text(name, limit: 60)) is too long")
            }
        }
        pairs = values.sorted { $0.key < $1.key }.map { Pair(name: $0.key, value: $0.value) }
    }

    /// What the server counts them as.
    var byteCount: Int { pairs.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count } }

    private static func refused(_ reason: String) -> PyroscopeError {
        PyroscopeError(.configuration, reason: reason, advice: "correct the labels")
    }
}
