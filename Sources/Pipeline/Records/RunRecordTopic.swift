import FoundationEssentials
public import KafkaClient
import Units

/// The topic to which instances that work without end write what they have done, window by window.
public enum RunRecordTopic {
    /// Its name unless `--records-topic` says otherwise.
    public static let name = Topic("flamegraph-run-records")

    /// How it is to be made: compacted, so that a record that was written twice counts once, and old ones go after a day,
    /// because Pyroscope answers for no longer span.
    public static let configuration = [
        "cleanup.policy": "compact,delete",
        "retention.ms": "86400000",
    ]

    /// What identifies a record: the service, the instance and when the window began, in milliseconds since 1970.
    static func key(of record: RunRecord) -> String {
        let start = record.wallClock.map { $0.start.rawValue / 1_000_000 } ?? 0
        return "\(record.service)/\(record.instance)/\(start)"
    }

    static func value(of record: RunRecord) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(record))
    }

    static func record(from value: UnsafeRawBufferPointer) -> RunRecord? {
        try? JSONDecoder().decode(RunRecord.self, from: Data(value))
    }
}
