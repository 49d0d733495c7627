import KafkaClient
import Pipeline

/// Whether the cluster is there with the topics that the scenarios need.
struct KafkaProbe: Sendable {
    private static let make = FindingMaker(area: .kafka)

    let configuration: KafkaConfiguration
    let scenarios: [Scenario]
    let timeout: Duration

    func findings() -> [Finding] {
        let cluster: ClusterDescription
        do throws(KafkaError) {
            let client = try Producer(configuration: ProducerConfiguration(kafka: configuration))
            defer { client.close(timeout: .zero) }
            cluster = try client.describeCluster(timeout: timeout)
        } catch {
            let subjects = scenarios.map { "topics of \($0.name)" } + ["run records"]
            return [refusal(error)] + Self.make.skipped(subjects, because: "no broker to ask")
        }
        return [broker(cluster)] + scenarios.map { topics(of: $0, in: cluster) } + [records(in: cluster)]
    }

    private func refusal(_ error: KafkaError) -> Finding {
        let place = configuration.bootstrapServers
        return switch error.code {
        case .authentication, .authorization:
            Self.make.failed(
                "broker",
                "\(place) refuses: \(error.reason)",
                "check KAFKA_PROPERTY_SASL_… and the rights of the user"
            )
        case .configuration:
            Self.make.failed("broker", error.reason, "correct the KAFKA_PROPERTY_… variable")
        default:
            Self.make.failed(
                "broker",
                "no answer from \(place)",
                "is it up (docker compose ps kafka, or flamegraph broker), and is --kafka-brokers its address?"
            )
        }
    }

    private func broker(_ cluster: ClusterDescription) -> Finding {
        let count = cluster.brokerCount == 1 ? "1 broker" : "\(cluster.brokerCount) brokers"
        let kind = cluster.isEmbedded ? "an embedded broker, which keeps 5 MiB a partition" : "Kafka, \(count)"
        return Self.make.ok("broker", "\(configuration.bootstrapServers): \(kind)")
    }

    private func topics(of scenario: Scenario, in cluster: ClusterDescription) -> Finding {
        let subject = "topics of \(scenario.name)"
        let names = TopicNames(runID: "", isEmbedded: true).all(of: [scenario])
        let missing = names.filter { cluster.partitionCounts[Topic(rawValue: $0)] == nil }
        guard missing.isEmpty else { return missed(subject, missing, in: cluster) }
        let leaderless = names.filter { cluster.leaderless.contains(Topic(rawValue: $0)) }
        guard leaderless.isEmpty else {
            return Self.make.failed(
                subject,
                "no broker leads \(leaderless.joined(separator: ", "))",
                "is every broker of the cluster up?"
            )
        }
        let counts = names.map { (name: $0, count: cluster.partitionCounts[Topic(rawValue: $0)] ?? 0) }
        // Dead letters are no part of the comparison.
        let compared = counts.filter { count in !count.name.hasSuffix(TopicNames.deadLetters("")) }
        guard let first = compared.first, compared.allSatisfy({ $0.count == first.count }) else {
            let list = compared.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
            return Self.make.warning(
                subject,
                "differ in partitions: \(list)",
                "make them anew with equal numbers, or the variants do not do the same work"
            )
        }
        return Self.make.ok(subject, "\(names.count) with their dead letters, \(first.count) partitions")
    }

    private func records(in cluster: ClusterDescription) -> Finding {
        guard let count = cluster.partitionCounts[RunRecordTopic.name] else {
            return missed("run records", [RunRecordTopic.name.rawValue], in: cluster)
        }
        return Self.make.ok("run records", "\(RunRecordTopic.name), \(count) partition\(count == 1 ? "" : "s")")
    }

    private func missed(_ subject: String, _ names: [String], in cluster: ClusterDescription) -> Finding {
        Self.make.failed(
            subject,
            "missing: \(names.joined(separator: ", "))",
            cluster.isEmbedded
                ? "start the broker with flamegraph broker --topic NAME:\(Scenario.partitionsPerTopic)"
                : "make them with flamegraph topics, or bring topic-init up again"
        )
    }
}
