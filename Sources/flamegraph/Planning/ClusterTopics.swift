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
            try Admin.createTopics(
                names.map { NewTopic(Topic(rawValue: $0), partitions: Int(Scenario.partitionsPerTopic)) },
                using: configuration,
                timeout: .seconds(30)
            )
        } catch {
            let exitCode: Pipeline.ExitCode = error.code == .configuration ? .usage : .unavailable
            throw PipelineError(exitCode, "the topics of this run could not be made at \(brokers): \(error)")
        }
    }
}
