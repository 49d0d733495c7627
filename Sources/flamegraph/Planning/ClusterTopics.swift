import KafkaClient
import Pipeline

/// Topics on a cluster that is not ours.
enum ClusterTopics {
    /// Makes topics; those that are there are left as they are.
    ///
    /// - Parameters:
    ///   - topics: What to make, with as many copies as the brokers think right.
    ///   - brokers: The cluster's bootstrap servers.
    ///   - properties: The properties that the user gave as options, before those of the environment and `.env`.
    ///   - reader: The environment and `.env`.
    ///   - timeout: How long to wait for the cluster.
    /// - Returns: The topics that were made.
    /// - Throws: `PipelineError` with the exit code `unavailable` when the cluster cannot be reached or refuses, with
    ///   `usage` for a property that is wrong and for an embedded broker.
    @discardableResult
    static func create(
        _ topics: [NewTopic],
        brokers: String,
        properties: [String] = [],
        reader: SettingsReader,
        timeout: Duration
    ) throws(PipelineError) -> Set<Topic> {
        var configuration = KafkaConfiguration(bootstrapServers: brokers, clientID: "flamegraph")
        try KafkaProperties.apply(properties, from: reader, to: &configuration)
        do {
            try refuseEmbedded(configuration, timeout: timeout)
            return try Admin.createTopics(topics, using: configuration, timeout: timeout)
        } catch {
            if let error = error as? PipelineError { throw error }
            let isUsage = (error as? KafkaError)?.code == .configuration
            throw PipelineError(
                isUsage ? .usage : .unavailable,
                "the topics could not be made at \(brokers): \(error)"
            )
        }
    }

    /// An embedded broker cannot make topics on request, and a run plans for its limits only when it starts one itself.
    private static func refuseEmbedded(_ configuration: KafkaConfiguration, timeout: Duration) throws {
        let client = try Producer(configuration: ProducerConfiguration(kafka: configuration))
        defer { client.close(timeout: .zero) }
        guard try client.isEmbeddedCluster(timeout: min(timeout, .seconds(15))) else { return }
        throw PipelineError(
            .usage,
            "--kafka-brokers \(configuration.bootstrapServers) is an embedded broker, which has its topics already; "
                + "a run without --kafka-brokers starts its own"
        )
    }
}
