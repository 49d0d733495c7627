import KafkaClient
import KafkaTesting
import Testing
import Units

/// Control flow and flags only: the embedded cluster answers transactional calls and carries nothing out.
@Suite("Transactions", .ownThread)
struct TransactionTests {
    private static let limit = Duration.seconds(10)

    @Test("begin, send, commit; begin, send, abort")
    func flow() throws {
        let (cluster, producer) = try transactional()
        let topic = try producer.prepare(cluster.topic)
        try producer.beginTransaction()
        for number in 0..<10 { try producer.send(number, to: topic) }
        try producer.commitTransaction(timeout: Self.limit)
        #expect(producer.counts.delivered == MessageCount(10))
        try producer.beginTransaction()
        try producer.send(10, to: topic)
        try producer.abortTransaction(timeout: Self.limit)
        #expect(producer.outstanding == .zero)
        try producer.beginTransaction()
        try producer.commitTransaction(timeout: Self.limit)
    }

    @Test("offsets of a consumer go along, those of others' partitions do not")
    func offsets() throws {
        let (cluster, producer) = try transactional()
        let consumer = try cluster.consumer()
        let partition = TopicPartition(cluster.topic, 0)
        try consumer.subscribe(to: [cluster.topic])
        try consumer.poll { !consumer.assignment.isEmpty }
        try producer.beginTransaction()
        let error = #expect(throws: KafkaError.self) {
            try producer.send(offsets: [TopicPartition("other", 0): 1], of: consumer, timeout: Self.limit)
        }
        #expect(error?.code == .notAssigned)
        try producer.send(offsets: [partition: 1], of: consumer, timeout: Self.limit)
        try producer.commitTransaction(timeout: Self.limit)
    }

    @Test("a message that fails makes the transaction one to abort")
    func abortable() throws {
        let (cluster, producer) = try transactional()
        let topic = try producer.prepare(cluster.topic)
        cluster.embedded.failNext(.produce, with: .invalidRecord, times: 1)
        try producer.beginTransaction()
        try producer.send(0, to: topic)
        let error = #expect(throws: KafkaError.self) { try producer.commitTransaction(timeout: Self.limit) }
        #expect(error?.code == .transaction)
        #expect(error?.requiresAbort == true)
        #expect(error?.isFatal == false)
        #expect(error?.requiresNewClient == false)
        try producer.abortTransaction(timeout: Self.limit)
        try producer.beginTransaction()
        #expect(producer.counts == DeliveryCounts(sent: .init(1), delivered: .zero, failed: .init(1)))
    }

    @Test("without access to the topic the transaction has to be aborted, and the next one works")
    func abortableThenNext() throws {
        let (cluster, producer) = try transactional()
        let topic = try producer.prepare(cluster.topic)
        cluster.embedded.failNext(.addPartitionsToTransaction, with: .topicAuthorizationFailed, times: 1)
        try producer.beginTransaction()
        try producer.send(0, to: topic)
        let error = #expect(throws: KafkaError.self) { try producer.commitTransaction(timeout: Self.limit) }
        #expect(error?.requiresAbort == true)
        try producer.abortTransaction(timeout: Self.limit)
        try producer.beginTransaction()
        try producer.send(1, to: topic)
        try producer.commitTransaction(timeout: Self.limit)
        #expect(producer.counts == DeliveryCounts(sent: .init(2), delivered: .init(1), failed: .init(1)))
    }

    @Test(
        "a fenced producer has failed for good",
        arguments: [KafkaResponseCode.invalidProducerEpoch, .producerFenced]
    )
    func fenced(_ response: KafkaResponseCode) throws {
        let (cluster, producer) = try transactional()
        let topic = try producer.prepare(cluster.topic)
        try producer.beginTransaction()
        try producer.send(0, to: topic)
        cluster.embedded.failNext(.endTransaction, with: response, times: 1)
        let error = #expect(throws: KafkaError.self) { try producer.commitTransaction(timeout: Self.limit) }
        #expect(error?.response == .fenced)
        #expect(error?.isFatal == true)
        #expect(error?.requiresNewClient == true)
        #expect(producer.fatalError?.isFatal == true)
        #expect(throws: KafkaError.self) { try producer.beginTransaction() }
    }

    @Test(
        "coordinator troubles that pass are handled inside",
        arguments: [KafkaResponseCode.coordinatorNotAvailable, .notCoordinator, .concurrentTransactions, .transport]
    )
    func retriedInside(_ response: KafkaResponseCode) throws {
        let (cluster, producer) = try transactional()
        let topic = try producer.prepare(cluster.topic)
        try producer.beginTransaction()
        try producer.send(0, to: topic)
        cluster.embedded.failNext(.endTransaction, with: response, times: 2)
        try producer.commitTransaction(timeout: Self.limit)
        #expect(producer.counts.delivered == MessageCount(1))
    }

    @Test("a commit that times out is retriable, and goes on when called again")
    func timeout() throws {
        let (cluster, producer) = try transactional()
        let topic = try producer.prepare(cluster.topic)
        try producer.beginTransaction()
        try producer.send(0, to: topic)
        producer.flush(timeout: .seconds(5))
        try cluster.embedded.takeDownAll()
        let error = #expect(throws: KafkaError.self) { try producer.commitTransaction(timeout: .milliseconds(500)) }
        #expect(error?.isRetriable == true)
        #expect(error?.response == .timedOut)
        try cluster.embedded.bringUpAll()
        try producer.commitTransaction(timeout: .seconds(20))
    }

    @Test("calls out of order are refused without harm")
    func outOfOrder() throws {
        let cluster = try Cluster()
        let plain = try cluster.producer()
        let notTransactional = #expect(throws: KafkaError.self) {
            try plain.initializeTransactions(timeout: .seconds(1))
        }
        #expect(notTransactional?.code == .transaction)
        let producer = try cluster.producer { $0.transactionalID = "test" }
        #expect(throws: KafkaError.self) { try producer.beginTransaction() }
        try producer.initializeTransactions(timeout: Self.limit)
        #expect(throws: KafkaError.self) { try producer.commitTransaction(timeout: Self.limit) }
    }

    /// Such a producer crashes librdkafka (4710).
    @Test("acknowledgements are refused together with a transactional id")
    func acknowledgements() throws {
        let cluster = try Cluster()
        let error = #expect(throws: KafkaError.self) {
            try cluster.producer {
                $0.transactionalID = "test"
                $0.acknowledgements = 1
            }
        }
        #expect(error?.code == .configuration)
    }

    private func transactional() throws -> (Cluster, Producer) {
        let cluster = try Cluster()
        let producer = try cluster.producer { $0.transactionalID = "test" }
        try producer.initializeTransactions(timeout: Self.limit)
        return (cluster, producer)
    }
}
