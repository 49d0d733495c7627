public import ProfileModel

/// Which samples to read, and what is known of them that Pyroscope does not know.
public struct ProfileQuery: Sendable {
    /// What was measured.
    public var type: ProfileTypeID
    /// Of which series.
    public var selector: LabelSelector
    /// When.
    public var window: QueryWindow
    /// The profiler that took them.
    public var agent: ProfilingAgent
    /// What every sample of the result is labelled with, such as the service and the round.
    public var labels: Labels
    /// How many nodes a flame graph may have; −1 for all. A server whose `-querier.max-flamegraph-nodes-max` is set refuses
    /// −1.
    public var maximumNodes: Int64

    /// Describes a query.
    public init(
        type: ProfileTypeID = .cpu,
        selector: LabelSelector,
        window: QueryWindow,
        agent: ProfilingAgent,
        labels: Labels = Labels(),
        maximumNodes: Int64 = -1
    ) {
        self.type = type
        self.selector = selector
        self.window = window
        self.agent = agent
        self.labels = labels
        self.maximumNodes = maximumNodes
    }
}
