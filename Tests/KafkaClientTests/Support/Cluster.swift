import KafkaClient
import KafkaTesting
import Testing
import Units

/// A cluster with one topic, and shorthand for the clients that the tests make.
struct Cluster {
    let embedded: EmbeddedCluster
    let topic: Topic = "orders"

    init(partitions: Int = 1, brokers: Int = 1) throws {
        embedded = try EmbeddedCluster(brokers: brokers)
        try embedded.createTopic(topic, partitions: partitions)
    }

    var kafka: KafkaConfiguration {
        var kafka = KafkaConfiguration(bootstrapServers: embedded.bootstrapServers, clientID: "test")
        // Quick retries: a broker that comes back is found at once.
        kafka.set("reconnect.backoff.max.ms", to: "500")
        return kafka
    }

    func producer(
        _ handler: (any DeliveryHandler)? = nil,
        _ change: (inout ProducerConfiguration) -> Void = { _ in }
    ) throws -> Producer {
        var configuration = ProducerConfiguration(kafka: kafka)
        change(&configuration)
        return try Producer(configuration: configuration, deliveryHandler: handler)
    }

    func consumer(
        group: String = "test",
        _ handler: (any RebalanceHandler)? = nil,
        _ change: (inout ConsumerConfiguration) -> Void = { _ in }
    ) throws -> Consumer {
        var configuration = ConsumerConfiguration(kafka: kafka, group: group)
        configuration.sessionTimeout = .seconds(4)
        configuration.heartbeatInterval = .milliseconds(300)
        configuration.fetchWait = .milliseconds(10)
        configuration.autoOffsetReset = .earliest
        change(&configuration)
        return try Consumer(configuration: configuration, rebalanceHandler: handler)
    }

    /// Appends numbered records, in order, to the partitions in turn.
    func fill(_ count: Int, partitions: Int = 1) throws {
        let producer = try producer()
        let prepared = try producer.prepare(topic)
        for number in 0..<count {
            try producer.send(number, to: prepared, partition: Partition(rawValue: Int32(number % partitions)))
        }
        let left = producer.close(timeout: .seconds(10))
        try #require(left == .zero)
    }

    /// Reads a partition from its beginning to its present end.
    func numbers(in partition: Partition = 0) throws -> [Int] {
        let consumer = try consumer(group: "reader") { $0.reportsPartitionEnd = true }
        try consumer.assign([TopicPartition(topic, partition): .beginning])
        var numbers: [Int] = []
        let deadline = ContinuousClock.now + .seconds(15)
        while ContinuousClock.now < deadline {
            switch try consumer.poll(timeout: .milliseconds(100)) {
            case .record(let record): numbers.append(record.number ?? -1)
            case .partitionEnd:
                consumer.close(timeout: .seconds(5))
                return numbers
            default: continue
            }
        }
        Issue.record("the end of the partition was not reached")
        return numbers
    }
}

extension Producer {
    /// Sends a number as text, with itself as the token.
    func send(_ number: Int, to topic: ProducerTopic, partition: Partition? = 0) throws(KafkaError) {
        let text = Array(String(number).utf8)
        let token = DeliveryToken(rawValue: UInt(number))
        try text.withUnsafeBufferPointer { bytes throws(KafkaError) in
            try send(UnsafeRawBufferPointer(bytes), to: topic, partition: partition, token: token)
        }
    }
}

extension ConsumedRecord {
    /// The number that the value is the text of.
    var number: Int? { value.flatMap { Int(String(decoding: $0, as: UTF8.self)) } }
}

extension Consumer {
    /// Polls until a number of records has come; gives the numbers in the order of arrival.
    func numbers(
        _ count: Int,
        within limit: Duration = .seconds(25),
        onProblem: (KafkaError) -> Void = { _ in }
    ) throws -> [Int] {
        var numbers: [Int] = []
        let deadline = ContinuousClock.now + limit
        while numbers.count < count, ContinuousClock.now < deadline {
            switch try poll(timeout: .milliseconds(50)) {
            case .record(let record): numbers.append(record.number ?? -1)
            case .problem(let error): onProblem(error)
            default: continue
            }
        }
        return numbers
    }

    /// Polls until a condition holds.
    func poll(within limit: Duration = .seconds(25), until condition: () -> Bool) throws {
        let deadline = ContinuousClock.now + limit
        while !condition(), ContinuousClock.now < deadline {
            _ = try poll(timeout: .milliseconds(50))
        }
    }
}
