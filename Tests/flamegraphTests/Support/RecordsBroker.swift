import Foundation
import KafkaClient
import Pipeline

@testable import flamegraph

/// An embedded cluster with run records on their topic, and with bytes that are none.
struct RecordsBroker {
    private let cluster: EmbeddedCluster

    /// For `--kafka-brokers`.
    var servers: String { cluster.bootstrapServers }

    init(_ records: [RunRecord]) async throws {
        cluster = try await OwnThread.run { () throws(PipelineError) in
            do {
                return try Self.make(records)
            } catch {
                throw PipelineError(.software, "\(error)")
            }
        }
    }

    private static func make(_ records: [RunRecord]) throws -> EmbeddedCluster {
        let cluster = try EmbeddedCluster()
        try cluster.createTopic(RunRecordTopic.name, partitions: 3)
        let producer = try Producer(
            configuration: ProducerConfiguration(
                kafka: KafkaConfiguration(bootstrapServers: cluster.bootstrapServers, clientID: "test")
            )
        )
        let topic = try producer.prepare(RunRecordTopic.name)
        func send(_ key: String, _ value: [UInt8]) throws(KafkaError) {
            try Array(key.utf8).withBytes { key throws(KafkaError) in
                try value.withBytes { value throws(KafkaError) in try producer.send(value, key: key, to: topic) }
            }
        }
        try send("foreign", Array("\u{1b}[31m no record".utf8))
        for record in records {
            let key = "\(record.service)/\(record.instance)/\(record.round)"
            // Written twice, as a topic that is not compacted yet holds it.
            for _ in 0..<2 { try send(key, [UInt8](try JSONEncoder().encode(record))) }
        }
        _ = producer.close(timeout: .seconds(10))
        return cluster
    }
}

extension [UInt8] {
    /// The bytes as a buffer, with the body's own error type.
    fileprivate func withBytes<Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        let outcome = withUnsafeBytes { bytes in Result { () throws(Failure) in try body(bytes) } }
        try outcome.get()
    }
}
