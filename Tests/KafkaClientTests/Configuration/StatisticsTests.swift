import KafkaTesting
import Synchronization
import Testing
import Units

@testable import KafkaClient

@Suite("Statistics and log", .ownThread)
struct StatisticsTests {
    @Test("a producer's statistics reach the handler and agree with what was sent")
    func statistics() throws {
        let cluster = try Cluster()
        let box = Box()
        let producer = try cluster.producer {
            $0.kafka.statisticsInterval = .seconds(1)
            $0.kafka.statisticsHandler = { statistics in box.received.withLock { $0.append(statistics) } }
        }
        let topic = try producer.prepare(cluster.topic)
        for number in 0..<100 { try producer.send(number, to: topic) }
        producer.flush(timeout: .seconds(5))
        let deadline = ContinuousClock.now + .seconds(10)
        while box.received.withLock({ $0.last?.transmittedMessages }) != MessageCount(100),
            ContinuousClock.now < deadline
        {
            producer.poll(timeout: .milliseconds(100))
        }
        let last = try #require(box.received.withLock { $0.last })
        #expect(last.transmittedMessages == MessageCount(100))
        #expect(last.transmittedBytes > Bytes(100))
        #expect(last.queuedMessages == .zero)
        #expect(last.requests > 0)
        let broker = try #require(last.brokers.first { $0.id == 1 })
        #expect(broker.state == "UP")
        #expect(broker.roundTrip != nil)
        #expect(last.topics.map(\.name) == ["orders"])
    }

    @Test(
        "what is no statistics is refused",
        arguments: ["", "{", "[]", "{}", #"{"name":1}"#, #"{"name":"a","txmsgs":"x"}"#]
    )
    func malformed(_ text: String) {
        #expect(Array(text.utf8).withUnsafeBytes { ClientStatistics(json: $0) } == nil)
    }

    @Test("statistics cut or changed at any place are read or refused, never trusted blindly")
    func fuzz() {
        let text = Array(
            #"{"name":"a#producer-1","txmsgs":5,"txmsg_bytes":9,"brokers":{"b":{"nodeid":1,"state":"UP","rtt":{"min":1,"max":2,"avg":1,"p50":1,"p99":2,"cnt":3}}},"topics":{"t":{"topic":"t","partitions":{"0":{"consumer_lag":-1},"1":{"consumer_lag":4}}}}}"#
                .utf8
        )
        let whole = text.withUnsafeBytes { ClientStatistics(json: $0) }
        #expect(whole?.transmittedMessages == MessageCount(5))
        #expect(whole?.brokers.first?.roundTrip?.percentile99 == 2)
        #expect(whole?.topics.first?.consumerLag == MessageCount(4))
        for length in 0..<text.count {
            #expect(text.prefix(length).withUnsafeBytes { ClientStatistics(json: $0) } == nil)
        }
        var state: UInt64 = 42
        for _ in 0..<2000 {
            var changed = text
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            changed[Int(state >> 33) % changed.count] = UInt8(truncatingIfNeeded: state >> 20)
            _ = changed.withUnsafeBytes { ClientStatistics(json: $0) }
        }
    }

    @Test("log lines reach the handler from the level asked for, and errors the error handler")
    func log() throws {
        let cluster = try Cluster()
        let lines = Lines()
        let producer = try cluster.producer {
            $0.kafka.minimumLogLevel = .info
            $0.kafka.logHandler = { line in lines.all.withLock { $0.append(line) } }
            $0.kafka.errorHandler = { error in lines.errors.withLock { $0.append(error) } }
        }
        _ = try producer.prepare(cluster.topic)
        try cluster.embedded.takeDownAll()
        let deadline = ContinuousClock.now + .seconds(10)
        while lines.errors.withLock({ $0.isEmpty }) || lines.all.withLock({ $0.isEmpty }),
            ContinuousClock.now < deadline
        {
            producer.poll(timeout: .milliseconds(50))
        }
        #expect(lines.all.withLock { $0.allSatisfy { $0.level <= .info && !$0.text.isEmpty } })
        #expect(lines.all.withLock { $0.contains { $0.facility == "FAIL" } })
        #expect(lines.errors.withLock { $0.contains { $0.code == .transport } })
    }

    @Test("secrets are blacked out of log lines")
    func redaction() {
        var kafka = KafkaConfiguration(bootstrapServers: "a:1", clientID: "test")
        kafka.set("sasl.password", to: "hunter2-canary")
        let lines = Lines()
        kafka.logHandler = { line in lines.all.withLock { $0.append(line) } }
        let logger = ClientLogger(kafka)
        logger.log(level: 4, facility: "AUTH", text: "password hunter2-canary was hunter2-canary")
        logger.log(level: 5, facility: "AUTH", text: "too mild")
        #expect(lines.all.withLock { $0.map(\.text) } == ["password <redacted> was <redacted>"])
    }

    private final class Box: Sendable {
        let received = Mutex<[ClientStatistics]>([])
    }

    private final class Lines: Sendable {
        let all = Mutex<[LogLine]>([])
        let errors = Mutex<[KafkaError]>([])
    }
}
