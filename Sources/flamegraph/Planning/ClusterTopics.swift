import KafkaClient
import Pipeline

/// Topics on a cluster that is not ours.
enum ClusterTopics {
    /// Makes the topics, with as many copies as the brokers think right.
    ///
    /// The connection takes the properties that the role processes take, from the options, the environment and `.env`.
    ///
    /// - Throws: `PipelineError` with the exit code `unavailable` when the cluster cannot be reached or refuses, with
    ///   `usage` for a property that is wrong.
    static func create(_ names: [String], brokers: String, properties: [String]) async throws(PipelineError) {
        var configuration = KafkaConfiguration(bootstrapServers: brokers, clientID: "flamegraph")
        try KafkaProperties.apply(properties, from: try await SettingsReader(options: [:]), to: &configuration)
        do {
            try refuseEmbedded(configuration)
            try Admin.createTopics(
                names.map { NewTopic(Topic(rawValue: $0), partitions: Int(Scenario.partitionsPerTopic)) },
                using: configuration,
                timeout: .seconds(30)
            )
        } catch {
            if let error = error as? PipelineError { throw error }
            let isUsage = (error as? KafkaError)?.code == .configuration
            throw PipelineError(
                isUsage ? .usage : .unavailable,
                "the topics of this run could not be made at \(brokers): \(error)"
            )
        }
    }

    /// An embedded broker cannot make topics on request, and a run plans for its limits only when it starts one itself.
    private static func refuseEmbedded(_ configuration: KafkaConfiguration) throws {
        let client = try Producer(configuration: ProducerConfiguration(kafka: configuration))
        defer { client.close(timeout: .zero) }
        guard try client.isEmbeddedCluster(timeout: .seconds(15)) else { return }
        throw PipelineError(
            .usage,
            "--kafka-brokers \(configuration.bootstrapServers) is an embedded broker; leave the option out and a run starts its own"
        )
    }
}
