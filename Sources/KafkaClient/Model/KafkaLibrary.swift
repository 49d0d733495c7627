internal import CRdKafka

/// The librdkafka that the process runs with.
public enum KafkaLibrary {
    /// The version as text, for instance `2.0.2`.
    public static var version: String { String(cString: rd_kafka_version_str()) }

    /// The version as a number, `0xMMmmrrpp`: major, minor, revision, pre-release (`ff` when released).
    public static var versionNumber: Int32 { rd_kafka_version() }

    /// The first version in which closing a cooperative consumer before its first assignment does not
    /// abort the process (librdkafka issue 4312, fixed by 4381).
    static let firstSafeCooperative: Int32 = 0x0203_00ff
}
