import KafkaClient
import Pipeline
import RegistryServer

/// The embedded broker and registry in this process.
struct EmbeddedServices {
    private let cluster: EmbeddedCluster
    private let registry: EmbeddedRegistry

    /// Where they can be reached.
    let address: BrokerAddress

    /// Starts both and makes the topics.
    ///
    /// - Throws: `PipelineError` with the exit code `unavailable` when one of them does not start.
    init(topics: [(name: String, partitions: Int32)]) async throws(PipelineError) {
        do {
            cluster = try EmbeddedCluster(brokers: 1)
            for topic in topics {
                try cluster.createTopic(Topic(rawValue: topic.name), partitions: Int(topic.partitions))
            }
            registry = EmbeddedRegistry()
            try await registry.start()
        } catch {
            throw PipelineError(.unavailable, "the embedded broker could not be started: \(error)")
        }
        address = BrokerAddress(bootstrapServers: cluster.bootstrapServers, schemaRegistry: registry.url ?? "")
    }

    /// Ends both.
    func stop() async {
        await registry.stop()
        withExtendedLifetime(cluster) {}
    }
}
