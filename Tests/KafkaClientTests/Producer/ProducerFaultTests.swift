import KafkaClient
import KafkaTesting
import Testing
import Units

@Suite("Producer under faults", .ownThread)
struct ProducerFaultTests {
    @Test("rides out brokers that are down, without loss, copies or disorder")
    func brokersDown() throws {
        let cluster = try Cluster()
        let producer = try cluster.producer()
        let topic = try producer.prepare(cluster.topic)
        for number in 0..<20 { try producer.send(number, to: topic) }
        producer.flush(timeout: .seconds(10))
        try cluster.embedded.takeDownAll()
        for number in 20..<60 { try producer.send(number, to: topic) }
        #expect(producer.flush(timeout: .seconds(2)) == MessageCount(40))
        try cluster.embedded.bringUpAll()
        #expect(producer.flush(timeout: .seconds(15)) == .zero)
        #expect(producer.counts == DeliveryCounts(sent: .init(60), delivered: .init(60), failed: .zero))
        #expect(try cluster.numbers() == Array(0..<60))
    }

    @Test("reports every message once, as not persisted, when brokers are down for longer than messages wait")
    func messagesTimeOut() throws {
        let cluster = try Cluster()
        let recorder = DeliveryRecorder()
        let producer = try cluster.producer(recorder) { $0.messageTimeout = .seconds(1) }
        let topic = try producer.prepare(cluster.topic)
        try cluster.embedded.takeDownAll()
        for number in 0..<50 { try producer.send(number, to: topic) }
        #expect(producer.flush(timeout: .seconds(10)) == .zero)
        let expected = (0..<50).map {
            DeliveryRecorder.Failure(token: $0, code: .timedOut, response: .messageTimedOut, status: .notPersisted)
        }
        #expect(recorder.failures.sorted { $0.token < $1.token } == expected)
    }

    @Test("follows a leader that moves")
    func leaderMoves() throws {
        let cluster = try Cluster(brokers: 2)
        let producer = try cluster.producer()
        let topic = try producer.prepare(cluster.topic)
        for number in 0..<300 {
            if number % 100 == 50 {
                let leader = number / 100 % 2 + 1
                try cluster.embedded.setLeader(of: TopicPartition(cluster.topic, 0), to: leader)
            }
            try producer.send(number, to: topic)
            if number % 10 == 0 { producer.flush(timeout: .seconds(5)) }
        }
        #expect(producer.flush(timeout: .seconds(15)) == .zero)
        #expect(producer.counts.delivered == MessageCount(300))
        #expect(try cluster.numbers() == Array(0..<300))
    }

    @Test(
        "retries what brokers recover from, in order",
        arguments: [
            KafkaResponseCode.notEnoughReplicas, .notEnoughReplicasAfterAppend, .requestTimedOut, .leaderNotAvailable,
            .storageError, .coordinatorLoadInProgress, .notLeaderForPartition, .transport,
        ]
    )
    func retries(_ response: KafkaResponseCode) throws {
        let cluster = try Cluster()
        let producer = try cluster.producer()
        let topic = try producer.prepare(cluster.topic)
        cluster.embedded.failNext(.produce, with: response, times: 3)
        for number in 0..<100 {
            try producer.send(number, to: topic)
            if number % 10 == 9 { producer.flush(timeout: .milliseconds(1)) }
        }
        #expect(producer.flush(timeout: .seconds(15)) == .zero)
        #expect(producer.counts == DeliveryCounts(sent: .init(100), delivered: .init(100), failed: .zero))
        #expect(try cluster.numbers() == Array(0..<100))
    }

    @Test(
        "gives up only the batch that a broker refuses for good",
        arguments: [KafkaResponseCode.messageTooLarge, .invalidRecord, .policyViolation, .invalidMessage]
    )
    func permanentErrors(_ response: KafkaResponseCode) throws {
        let cluster = try Cluster()
        let recorder = DeliveryRecorder()
        let producer = try cluster.producer(recorder) { $0.isIdempotent = false }
        let topic = try producer.prepare(cluster.topic)
        cluster.embedded.failNext(.produce, with: response, times: 3)
        for batch in 0..<10 {
            for number in 0..<10 { try producer.send(batch * 10 + number, to: topic) }
            producer.flush(timeout: .seconds(5))
        }
        #expect(recorder.failures.map(\.token) == Array(0..<30))
        #expect(recorder.failures.allSatisfy { $0.response == response })
        #expect(producer.counts == DeliveryCounts(sent: .init(100), delivered: .init(70), failed: .init(30)))
        #expect(try cluster.numbers() == Array(30..<100))
    }

    @Test("fails at once without access to the topic")
    func authorization() throws {
        let cluster = try Cluster()
        let recorder = DeliveryRecorder()
        let producer = try cluster.producer(recorder)
        let topic = try producer.prepare(cluster.topic)
        cluster.embedded.failNext(.produce, with: .topicAuthorizationFailed, times: 5)
        for number in 0..<100 { try producer.send(number, to: topic) }
        #expect(producer.flush(timeout: .seconds(5)) == .zero)
        #expect(recorder.failures.count == 100)
        #expect(recorder.failures.allSatisfy { $0.code == .authorization })
    }

    /// Also what librdkafka before 2.3.0 can run into by itself after a disconnection (4438).
    @Test("a sequence gap is fatal: nothing is sent any more, and the reason stays")
    func fatal() throws {
        let cluster = try Cluster()
        let recorder = DeliveryRecorder()
        let producer = try cluster.producer(recorder)
        let topic = try producer.prepare(cluster.topic)
        cluster.embedded.failNext(.produce, with: .outOfOrderSequence, times: 1)
        for number in 0..<10 { try producer.send(number, to: topic) }
        producer.flush(timeout: .seconds(5))
        let error = try #require(producer.fatalError)
        #expect(error.isFatal)
        #expect(error.response == .outOfOrderSequence)
        #expect(error.requiresNewClient)
        #expect(throws: error) { try producer.send(10, to: topic) }
        #expect(producer.counts.delivered == .zero)
        #expect(producer.counts.sent == MessageCount(10))
    }

    @Test("a full queue refuses at once, and nothing that was taken is lost")
    func queueFull() throws {
        let cluster = try Cluster()
        let producer = try cluster.producer { $0.queueLimit = MessageCount(100) }
        let topic = try producer.prepare(cluster.topic)
        try cluster.embedded.takeDownAll()
        var refused = 0
        for number in 0..<150 {
            do {
                try producer.send(number, to: topic)
            } catch {
                #expect(error.code == .queueFull)
                #expect(error.isRetriable)
                refused += 1
            }
        }
        #expect(refused == 50)
        #expect(producer.outstanding == MessageCount(100))
        try cluster.embedded.bringUpAll()
        #expect(producer.flush(timeout: .seconds(15)) == .zero)
        #expect(producer.counts == DeliveryCounts(sent: .init(100), delivered: .init(100), failed: .zero))
    }

    @Test("a message over the limit is refused at once, also when the queue is full")
    func tooLarge() throws {
        let cluster = try Cluster()
        let producer = try cluster.producer { $0.queueLimit = MessageCount(1) }
        let topic = try producer.prepare(cluster.topic)
        try cluster.embedded.takeDownAll()
        try producer.send(1, to: topic)
        let value = [UInt8](repeating: 0, count: 2_000_000)
        let error = #expect(throws: KafkaError.self) {
            try value.withUnsafeBytes { try producer.send($0, to: topic) }
        }
        #expect(error?.code == .messageTooLarge)
        #expect(error?.isRetriable == false)
    }
}
