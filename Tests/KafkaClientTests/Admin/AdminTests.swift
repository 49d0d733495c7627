import KafkaClient
import KafkaTesting
import Testing

/// The embedded cluster does not know CreateTopics, so only the limits can be tested here.
@Suite("Admin", .ownThread)
struct AdminTests {
    @Test("creating topics gives up at its limit when no controller answers")
    func timeout() throws {
        let cluster = try Cluster()
        let began = ContinuousClock.now
        let error = #expect(throws: KafkaError.self) {
            try Admin.createTopics(
                [NewTopic("new", partitions: 3, configuration: ["retention.ms": "60000"])],
                using: cluster.kafka,
                timeout: .seconds(1)
            )
        }
        #expect(error?.code == .timedOut)
        #expect(ContinuousClock.now - began < .seconds(10))
    }

    @Test("impossible topics are refused before anything is sent", arguments: [("", 1), ("orders", 0), ("orders", -5)])
    func refused(_ name: String, _ partitions: Int) throws {
        let kafka = KafkaConfiguration(bootstrapServers: "127.0.0.1:1", clientID: "test")
        let error = #expect(throws: KafkaError.self) {
            try Admin.createTopics(
                [NewTopic(Topic(name), partitions: partitions)],
                using: kafka,
                timeout: .milliseconds(200)
            )
        }
        #expect(error?.code == .configuration)
    }

    @Test("no topics need no broker")
    func empty() throws {
        let kafka = KafkaConfiguration(bootstrapServers: "127.0.0.1:1", clientID: "test")
        #expect(try Admin.createTopics([], using: kafka, timeout: .seconds(1)).isEmpty)
    }
}
