import Glibc
import KafkaClient
import RegistryServer

/// Hosts a Kafka cluster and a Schema Registry in memory, prints their addresses as one line of JSON, and ends with its
/// standard input.
///
///     embedded-broker TOPIC:PARTITIONS …
@main
struct EmbeddedBrokerCommand {
    static func main() async throws {
        let topics = try CommandLine.arguments.dropFirst().map(TopicArgument.init)
        let cluster = try EmbeddedCluster()
        for topic in topics { try cluster.createTopic(topic.name, partitions: topic.partitions) }
        let registry = EmbeddedRegistry()
        try await registry.start()
        print("{\"kafka\": \"\(cluster.bootstrapServers)\", \"registry\": \"\(registry.url ?? "")\"}")
        fflush(nil)
        while getchar() != EOF {}
        // Nothing is worth an orderly end: all of it is in memory.
        withExtendedLifetime((cluster, registry)) { _exit(0) }
    }
}

/// A topic and its number of partitions, as the command line names them.
private struct TopicArgument {
    let name: Topic
    let partitions: Int

    init(_ text: String) throws {
        let parts = text.split(separator: ":")
        guard parts.count == 2, let partitions = Int(parts[1]), partitions > 0 else {
            throw ArgumentError(description: "not TOPIC:PARTITIONS: \(text)")
        }
        name = Topic(rawValue: String(parts[0]))
        self.partitions = partitions
    }
}

private struct ArgumentError: Error, CustomStringConvertible {
    let description: String
}
