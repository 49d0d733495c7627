import KafkaClient
import KafkaTesting
import Testing
import Units

@Suite("Consumer", .ownThread)
struct ConsumerTests {
    @Test("reports the end of a partition, and the watermarks agree")
    func partitionEnd() throws {
        let cluster = try Cluster()
        try cluster.fill(5)
        #expect(try cluster.numbers() == Array(0..<5))
        let consumer = try cluster.consumer()
        let watermarks = try consumer.watermarks(of: TopicPartition(cluster.topic, 0), timeout: .seconds(5))
        #expect(watermarks == Watermarks(low: 0, high: 5))
        #expect(try consumer.partitionCount(of: cluster.topic, timeout: .seconds(5)) == 1)
    }

    @Test("begins where it is told, seeks, pauses and resumes")
    func moves() throws {
        let cluster = try Cluster()
        try cluster.fill(10)
        let partition = TopicPartition(cluster.topic, 0)
        let consumer = try cluster.consumer()
        try consumer.assign([partition: 6])
        #expect(consumer.assignment == [partition])
        #expect(try consumer.numbers(4) == [6, 7, 8, 9])
        try consumer.seek(to: [partition: 2], timeout: .seconds(5))
        #expect(try consumer.numbers(2) == [2, 3])
        try consumer.pause([partition])
        #expect(try consumer.numbers(1, within: .milliseconds(600)).isEmpty)
        try consumer.resume([partition])
        #expect(try consumer.numbers(6) == [4, 5, 6, 7, 8, 9])
    }

    @Test("resuming what was never paused does not go back to the beginning")
    func resumeWithoutPause() throws {
        let cluster = try Cluster()
        try cluster.fill(6)
        let partition = TopicPartition(cluster.topic, 0)
        let consumer = try cluster.consumer()
        try consumer.assign([partition: .beginning])
        #expect(try consumer.numbers(4) == [0, 1, 2, 3])
        try consumer.resume([partition])
        #expect(try consumer.numbers(3, within: .seconds(2)) == [4, 5])
    }

    @Test("an offset that no longer exists is thrown when the configuration asks for it")
    func offsetOutOfRange() throws {
        let cluster = try Cluster()
        try cluster.fill(3)
        let consumer = try cluster.consumer { $0.autoOffsetReset = .error }
        try consumer.assign([TopicPartition(cluster.topic, 0): 100])
        let error = #expect(throws: KafkaError.self) { try consumer.poll(within: .seconds(10)) { false } }
        #expect(error?.code == .offsetOutOfRange)
    }

    @Test("retention drops records silently, and asking for an error shows it")
    func retention() throws {
        let cluster = try Cluster()
        let producer = try cluster.producer()
        let topic = try producer.prepare(cluster.topic)
        let value = [UInt8](repeating: 0x2a, count: 1000)
        for _ in 0..<20_000 {
            try value.withUnsafeBytes { try producer.send($0, to: topic) }
        }
        #expect(producer.flush(timeout: .seconds(20)) == .zero)
        let consumer = try cluster.consumer()
        let watermarks = try consumer.watermarks(of: TopicPartition(cluster.topic, 0), timeout: .seconds(5))
        #expect(watermarks.high == 20_000)
        let kept = watermarks.high.rawValue - watermarks.low.rawValue
        #expect(kept * 1000 <= EmbeddedCluster.retentionPerPartition.rawValue)
        #expect(kept > 2000)
    }

    @Test("records of two topics carry their own names")
    func topics() throws {
        let cluster = try Cluster()
        let names: [Topic] = ["first", "a topic with a name too long for the stack"]
        let producer = try cluster.producer()
        for (number, name) in names.enumerated() {
            try cluster.embedded.createTopic(name, partitions: 1)
            let topic = try producer.prepare(name)
            for _ in 0..<10 { try producer.send(number, to: topic) }
        }
        #expect(producer.flush(timeout: .seconds(5)) == .zero)
        let consumer = try cluster.consumer()
        try consumer.assign(Dictionary(uniqueKeysWithValues: names.map { (TopicPartition($0, 0), .beginning) }))
        var seen = 0
        try consumer.forRecords(20) { record in
            seen += record.topic == names[record.number ?? 0] ? 1 : 0
        }
        #expect(seen == 20)
    }

    @Test("closing with fetched records still in the queue works, and closing again does nothing")
    func closeWithRecords() throws {
        let cluster = try Cluster()
        try cluster.fill(1000)
        let consumer = try cluster.consumer()
        try consumer.assign([TopicPartition(cluster.topic, 0): .beginning])
        #expect(try consumer.numbers(1) == [0])
        #expect(consumer.close(timeout: .seconds(10)))
        #expect(consumer.close(timeout: .seconds(10)))
        #expect(throws: KafkaError.self) { _ = try consumer.poll(timeout: .zero) }
        #expect(throws: KafkaError.self) { try consumer.subscribe(to: [cluster.topic]) }
        #expect(throws: KafkaError.self) { try consumer.commit([:]) }
        #expect(!consumer.isAssignmentLost)
        #expect(consumer.assignment.isEmpty)
    }

    /// Any object left makes `rd_kafka_destroy` wait without limit.
    @Test("a record kept over the close costs the limit, not the process")
    func closeWithRecordAlive() throws {
        let cluster = try Cluster()
        try cluster.fill(1)
        let consumer = try cluster.consumer()
        try consumer.assign([TopicPartition(cluster.topic, 0): .beginning])
        let deadline = ContinuousClock.now + .seconds(10)
        while ContinuousClock.now < deadline {
            if case .record(let record) = try consumer.poll(timeout: .milliseconds(50)) {
                let began = ContinuousClock.now
                #expect(consumer.close(timeout: .seconds(1)) == false)
                #expect(ContinuousClock.now - began < .seconds(8))
                #expect(record.number == 0)
                return
            }
        }
        Issue.record("no record came")
    }

    @Test("closing before the first assignment works")
    func closeEarly() throws {
        let cluster = try Cluster()
        let consumer = try cluster.consumer()
        try consumer.subscribe(to: [cluster.topic])
        _ = try consumer.poll(timeout: .milliseconds(100))
        #expect(consumer.close(timeout: .seconds(10)))
    }

    @Test("closing with brokers down keeps to its limit")
    func closeWithoutBrokers() throws {
        let cluster = try Cluster()
        try cluster.fill(10)
        let consumer = try cluster.consumer()
        try consumer.assign([TopicPartition(cluster.topic, 0): .beginning])
        #expect(try consumer.numbers(10).count == 10)
        try cluster.embedded.takeDownAll()
        let began = ContinuousClock.now
        consumer.close(timeout: .seconds(2))
        #expect(ContinuousClock.now - began < .seconds(10))
    }

    @Test("an unknown topic is told to the application")
    func unknownTopic() throws {
        let cluster = try Cluster()
        cluster.embedded.setError(.unknownTopicOrPartition, of: "absent")
        let consumer = try cluster.consumer()
        try consumer.subscribe(to: ["absent"])
        let error = #expect(throws: KafkaError.self) { try consumer.poll(within: .seconds(10)) { false } }
        #expect(error?.code == .unknownTopic)
    }
}
