import KafkaClient
import KafkaTesting
import Testing
import Units

@Suite("Embedded cluster", .ownThread)
struct EmbeddedClusterTests {
    @Test("tells itself by its id, and its brokers by their addresses")
    func identity() throws {
        let cluster = try Cluster(brokers: 3)
        let producer = try cluster.producer()
        #expect(try producer.isEmbeddedCluster(timeout: .seconds(5)))
        #expect(cluster.embedded.brokerCount == 3)
        #expect(cluster.embedded.bootstrapServers.split(separator: ",").count == 3)
    }

    @Test("the id of a cluster that does not answer is not made up")
    func unreachable() throws {
        let cluster = try Cluster()
        try cluster.embedded.takeDownAll()
        let producer = try cluster.producer()
        #expect(try producer.clusterID(timeout: .milliseconds(300)) == nil)
        let error = #expect(throws: KafkaError.self) { try producer.isEmbeddedCluster(timeout: .milliseconds(300)) }
        #expect(error?.code == .timedOut)
    }

    @Test("describes itself with its topics, and asking makes none")
    func description() throws {
        let cluster = try Cluster(brokers: 3)
        let producer = try cluster.producer()
        let description = try producer.describeCluster(timeout: .seconds(5))
        #expect(description.isEmbedded)
        #expect(description.brokerCount == 3)
        #expect(description.partitionCounts[cluster.topic] != nil)
        #expect(description.leaderless.isEmpty)
        #expect(description.partitionCounts["no-such-topic"] == nil)
        #expect(try producer.describeCluster(timeout: .seconds(5)) == description)
    }

    @Test("a cluster that does not answer has no description")
    func noDescription() throws {
        // Not a cluster that was taken down: the library frees its port and binds it again, and aborts when another has it.
        let kafka = KafkaConfiguration(bootstrapServers: "127.0.0.1:1", clientID: "test")
        let producer = try Producer(configuration: ProducerConfiguration(kafka: kafka))
        #expect(throws: KafkaError.self) { try producer.describeCluster(timeout: .milliseconds(300)) }
    }

    @Test("a topic can be created once")
    func createTopic() throws {
        let cluster = try Cluster()
        let error = #expect(throws: KafkaError.self) { try cluster.embedded.createTopic(cluster.topic, partitions: 1) }
        #expect(error?.response == .topicAlreadyExists)
    }

    @Test("faults at unknown places are refused")
    func unknownPlaces() throws {
        let cluster = try Cluster()
        #expect(throws: FaultError.self) { try cluster.embedded.takeDown(broker: 9) }
        #expect(throws: FaultError.self) {
            try cluster.embedded.setLeader(of: TopicPartition(cluster.topic, 9), to: 1)
        }
        #expect(throws: FaultError.self) { try cluster.embedded.delayNext(.produce, at: 9, by: .seconds(1)) }
    }

    @Test("a delayed answer delays the report by as much, and no more messages")
    func delay() throws {
        let cluster = try Cluster()
        let producer = try cluster.producer { $0.linger = .zero }
        let topic = try producer.prepare(cluster.topic)
        try cluster.embedded.delayNext(.produce, at: 1, by: .milliseconds(700))
        try producer.send(0, to: topic)
        #expect(producer.flush(timeout: .milliseconds(300)) == MessageCount(1))
        #expect(producer.flush(timeout: .seconds(5)) == .zero)
        #expect(producer.counts.delivered == MessageCount(1))
        try cluster.embedded.setRoundTrip(of: 1, to: .milliseconds(500))
        try producer.send(1, to: topic)
        #expect(producer.flush(timeout: .milliseconds(200)) == MessageCount(1))
        try cluster.embedded.setRoundTrip(of: 1, to: .zero)
        #expect(producer.flush(timeout: .seconds(5)) == .zero)
    }

    @Test("dropping the cluster frees its ports while clients are still there")
    func dropped() throws {
        let producer: Producer
        do {
            let cluster = try Cluster()
            producer = try cluster.producer()
            _ = try producer.prepare(cluster.topic)
        }
        #expect(throws: KafkaError.self) { try producer.prepare("other", timeout: .milliseconds(500)) }
        producer.close(timeout: .zero)
    }
}
