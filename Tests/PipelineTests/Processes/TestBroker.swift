import Foundation
import KafkaClient
import KafkaTesting
import Testing

@testable import Pipeline

/// An embedded cluster with the topics of the catalogue, and what a test wants to put in or take out by hand.
struct TestBroker {
    let cluster: EmbeddedCluster

    init() async throws {
        cluster = try await offPool {
            let cluster = try EmbeddedCluster()
            for topic in Set(Catalogue.scenarios.flatMap(\.topics)) {
                try cluster.createTopic(topic, partitions: 12)
                try cluster.createTopic(DeadLetters.topic(of: topic), partitions: 12)
            }
            try cluster.createTopic(RunRecordTopic.name, partitions: 12)
            return cluster
        }
    }

    /// The options every role needs here.
    func options(_ service: String, _ more: [String] = []) -> [String] {
        let parts = service.split(separator: "-").map(String.init)
        return [
            "--scenario", parts[0], "--variant", parts[1], "--kafka-brokers", cluster.bootstrapServers,
            "--start-timeout", "20",
        ] + more
    }

    /// Puts raw values into a topic; the last ones may carry headers.
    func send(_ values: [[UInt8]?], to topic: Topic, headers: [(HeaderName, [UInt8])] = []) async throws {
        let servers = cluster.bootstrapServers
        try await offPool { try Self.send(values, to: topic, headers: headers, servers) }
    }

    private static func send(
        _ values: [[UInt8]?],
        to topic: Topic,
        headers: [(HeaderName, [UInt8])],
        _ servers: String
    ) throws {
        let producer = try Producer(
            configuration: ProducerConfiguration(
                kafka: KafkaConfiguration(bootstrapServers: servers, clientID: "test")
            )
        )
        let prepared = try producer.prepare(topic)
        for value in values {
            var record = RecordHeaders()
            for (name, bytes) in headers { bytes.withUnsafeBytes { record.append(name, $0) } }
            if let value {
                try value.withBytes { bytes throws(KafkaError) in
                    try producer.send(bytes, headers: &record, to: prepared)
                }
            } else {
                try producer.send(nil, headers: &record, to: prepared)
            }
        }
        #expect(producer.close(timeout: .seconds(10)) == .zero)
    }

    /// A record as a test keeps it.
    struct Kept: Sendable {
        var value: [UInt8]?
        var headers: [String: [UInt8]]

        func text(_ header: String) -> String? { headers[header].map { String(decoding: $0, as: UTF8.self) } }
    }

    /// Reads so many records of a topic, whatever its groups have read.
    func records(of topic: Topic, count: Int) async throws -> [Kept] {
        let servers = cluster.bootstrapServers
        return try await offPool { try Self.records(of: topic, count: count, servers) }
    }

    private static func records(of topic: Topic, count: Int, _ servers: String) throws -> [Kept] {
        let consumer = try Consumer(
            configuration: ConsumerConfiguration(
                kafka: KafkaConfiguration(bootstrapServers: servers, clientID: "test"),
                group: "test"
            )
        )
        defer { consumer.close(timeout: .seconds(5)) }
        try consumer.assign(
            Dictionary(
                uniqueKeysWithValues: (0..<12).map {
                    (TopicPartition(topic, Partition(rawValue: $0)), Offset.beginning)
                }
            )
        )
        var records: [Kept] = []
        let deadline = ContinuousClock.now + .seconds(15)
        while records.count < count, ContinuousClock.now < deadline {
            guard case .record(let record) = try consumer.poll(timeout: .milliseconds(100)) else { continue }
            var headers: [String: [UInt8]] = [:]
            record.forEachHeader { name, value in headers[String(decoding: name, as: UTF8.self)] = value.map(Array.init)
            }
            records.append(Kept(value: record.value.map(Array.init), headers: headers))
        }
        return records
    }
}

/// Does blocking work on a thread of its own: the few threads of the cooperative pool carry every other test too.
func offPool<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
    }
}
