import KafkaClient
import KafkaTesting
import Testing
import Units

@Suite("Producer", .ownThread)
struct ProducerTests {
    @Test("reports carry the token, the offset and the topic")
    func reports() throws {
        let cluster = try Cluster()
        let recorder = DeliveryRecorder()
        let producer = try cluster.producer(recorder)
        let topic = try producer.prepare(cluster.topic)
        for number in 0..<10 { try producer.send(number, to: topic) }
        #expect(producer.flush(timeout: .seconds(5)) == .zero)
        #expect(recorder.deliveredTokens == Array(0..<10))
        #expect(recorder.offsets == (0..<10).map { Offset(rawValue: $0) })
        #expect(recorder.topics == [cluster.topic])
    }

    /// librdkafka before 2.10.1 lets the first message wait up to a second otherwise (5032).
    @Test("a prepared topic knows its partitions, and is the same object the second time")
    func prepare() throws {
        let cluster = try Cluster(partitions: 7)
        let producer = try cluster.producer()
        let topic = try producer.prepare(cluster.topic)
        #expect(topic.partitionCount == 7)
        #expect(try producer.prepare(cluster.topic) === topic)
    }

    @Test("preparing an unknown topic, or without brokers, fails in time")
    func prepareFails() throws {
        let cluster = try Cluster()
        let producer = try cluster.producer()
        cluster.embedded.setError(.unknownTopicOrPartition, of: cluster.topic)
        let unknown = #expect(throws: KafkaError.self) { try producer.prepare(cluster.topic, timeout: .seconds(1)) }
        #expect(unknown?.code == .unknownTopic)
        cluster.embedded.setError(.topicAuthorizationFailed, of: "secret")
        let denied = #expect(throws: KafkaError.self) { try producer.prepare("secret", timeout: .seconds(1)) }
        #expect(denied?.code == .authorization)
        try cluster.embedded.takeDownAll()
        let unreachable = #expect(throws: KafkaError.self) { try producer.prepare("other", timeout: .seconds(1)) }
        #expect([.timedOut, .transport].contains(unreachable?.code))
    }

    @Test("values, keys and headers arrive as they were sent, empty and missing ones too")
    func roundTrip() throws {
        let cluster = try Cluster()
        let producer = try cluster.producer()
        let topic = try producer.prepare(cluster.topic)
        let key = Array("key".utf8)
        var headers = RecordHeaders()
        headers.append("run", text: "r-1")
        headers.append("run", text: "a much longer value than fits into a small string")
        headers.append("empty", UnsafeRawBufferPointer(start: nil, count: 0))
        try key.withUnsafeBytes {
            try producer.send(nil, key: $0, headers: &headers, to: topic)
            #expect(headers.count == 0)
            try producer.send(UnsafeRawBufferPointer(start: nil, count: 0), to: topic)
            try producer.send($0, headers: &headers, to: topic)
        }
        #expect(producer.flush(timeout: .seconds(5)) == .zero)
        let consumer = try cluster.consumer()
        try consumer.assign([TopicPartition(cluster.topic, 0): .beginning])
        var seen: [String] = []
        try consumer.forRecords(3) { record in
            let value = record.value.map { String(decoding: $0, as: UTF8.self) } ?? "nil"
            let key = record.key.map { String(decoding: $0, as: UTF8.self) } ?? "nil"
            var headers: [String] = []
            record.forEachHeader { name, value in
                headers.append(
                    String(decoding: name, as: UTF8.self) + "="
                        + (value.map { String(decoding: $0, as: UTF8.self) } ?? "nil")
                )
            }
            seen.append("\(record.offset) \(key) \(value) \(headers.joined(separator: ","))")
            if record.offset == 0 {
                #expect(record.header("run").map { $0.count } == 49)
                #expect(record.header("empty").map { $0.count } == 0)
            }
            #expect(record.header("absent") == nil)
            #expect(record.topic == cluster.topic)
            #expect(record.timestamp != nil)
        }
        #expect(
            seen == [
                "0 key nil run=r-1,run=a much longer value than fits into a small string,empty=",
                "1 nil  ", "2 nil key ",
            ]
        )
    }

    /// librdkafka before 2.12.0 frees headers twice here when they are handed over one by one (4628).
    @Test("headers for a partition that does not exist are refused, and still there for another send")
    func unknownPartition() throws {
        let cluster = try Cluster()
        let producer = try cluster.producer()
        let topic = try producer.prepare(cluster.topic)
        var headers = RecordHeaders()
        headers.append("run", text: "r-1")
        for partition: Partition in [1, 100, -7] {
            let refused = UnsafeRawBufferPointer(start: nil, count: 0)
            let error = #expect(throws: KafkaError.self) {
                try producer.send(refused, headers: &headers, to: topic, partition: partition)
            }
            #expect(error?.response == .unknownPartition)
        }
        #expect(headers.count == 1)
        try producer.send(UnsafeRawBufferPointer(start: nil, count: 0), headers: &headers, to: topic, partition: 0)
        #expect(producer.flush(timeout: .seconds(5)) == .zero)
        #expect(producer.counts == DeliveryCounts(sent: .init(1), delivered: .init(1), failed: .zero))
        #expect(throws: KafkaError.self) { try producer.send(1, to: topic, partition: 5) }
    }

    @Test("headers survive a refused send and go with the next")
    func headersSurvive() throws {
        let cluster = try Cluster()
        let producer = try cluster.producer { $0.queueLimit = MessageCount(1) }
        let topic = try producer.prepare(cluster.topic)
        try cluster.embedded.takeDownAll()
        try producer.send(0, to: topic)
        var headers = RecordHeaders()
        headers.append("run", text: "r-1")
        let value = UnsafeRawBufferPointer(start: nil, count: 0)
        let error = #expect(throws: KafkaError.self) { try producer.send(value, headers: &headers, to: topic) }
        #expect(error?.code == .queueFull)
        #expect(headers.count == 1)
        try cluster.embedded.bringUpAll()
        #expect(producer.flush(timeout: .seconds(15)) == .zero)
        try producer.send(value, headers: &headers, to: topic)
        #expect(headers.count == 0)
        #expect(producer.flush(timeout: .seconds(5)) == .zero)
    }

    @Test("closing with brokers down keeps to its limit and says what was left")
    func closeBounded() throws {
        let cluster = try Cluster()
        let recorder = DeliveryRecorder()
        let producer = try cluster.producer(recorder)
        let topic = try producer.prepare(cluster.topic)
        try cluster.embedded.takeDownAll()
        for number in 0..<20 { try producer.send(number, to: topic) }
        let began = ContinuousClock.now
        #expect(producer.close(timeout: .milliseconds(500)) == MessageCount(20))
        #expect(ContinuousClock.now - began < .seconds(8))
        #expect(recorder.failures.count == 20)
        #expect(producer.counts == DeliveryCounts(sent: .init(20), delivered: .zero, failed: .init(20)))
    }

    @Test("after closing, everything is refused or does nothing")
    func useAfterClose() throws {
        let cluster = try Cluster()
        let producer = try cluster.producer()
        let topic = try producer.prepare(cluster.topic)
        producer.close(timeout: .seconds(1))
        #expect(producer.close(timeout: .seconds(1)) == .zero)
        #expect(throws: KafkaError.self) { try producer.send(1, to: topic) }
        #expect(throws: KafkaError.self) { try producer.prepare(cluster.topic) }
        #expect(throws: KafkaError.self) { try producer.beginTransaction() }
        #expect(throws: KafkaError.self) { _ = try producer.clusterID(timeout: .zero) }
        #expect(producer.poll() == 0)
        #expect(producer.flush(timeout: .seconds(1)) == .zero)
        #expect(producer.outstanding == .zero)
        producer.purge()
    }

    @Test("a topic of one producer is refused by another")
    func foreignTopic() throws {
        let cluster = try Cluster()
        let first = try cluster.producer()
        let second = try cluster.producer()
        let topic = try first.prepare(cluster.topic)
        let error = #expect(throws: KafkaError.self) { try second.send(1, to: topic) }
        #expect(error?.code == .client)
    }

    @Test("a producer dropped without closing goes away with its messages and its handler")
    func dropped() throws {
        let cluster = try Cluster()
        weak var handler: DeliveryRecorder?
        do {
            let recorder = DeliveryRecorder()
            handler = recorder
            let producer = try cluster.producer(recorder)
            let topic = try producer.prepare(cluster.topic)
            try cluster.embedded.takeDownAll()
            for number in 0..<10 { try producer.send(number, to: topic) }
        }
        #expect(handler == nil)
    }

    @Test("purging reports each message as failed")
    func purge() throws {
        let cluster = try Cluster()
        let recorder = DeliveryRecorder()
        let producer = try cluster.producer(recorder)
        let topic = try producer.prepare(cluster.topic)
        try cluster.embedded.takeDownAll()
        for number in 0..<10 { try producer.send(number, to: topic) }
        producer.purge()
        #expect(producer.flush(timeout: .seconds(5)) == .zero)
        #expect(recorder.failures.count == 10)
        #expect(recorder.failures.allSatisfy { [.purgedFromQueue, .purgedInFlight].contains($0.response) })
    }
}

extension Consumer {
    /// Polls until a number of records was seen.
    func forRecords(_ count: Int, _ body: (borrowing ConsumedRecord) -> Void) throws {
        var seen = 0
        let deadline = ContinuousClock.now + .seconds(15)
        while seen < count, ContinuousClock.now < deadline {
            if case .record(let record) = try poll(timeout: .milliseconds(50)) {
                seen += 1
                body(record)
            }
        }
    }
}
