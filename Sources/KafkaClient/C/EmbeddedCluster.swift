internal import CRdKafka
public import Units

/// A Kafka cluster inside this process that other processes of the machine can reach.
///
/// librdkafka's mock cluster: it listens on loopback, on ports of the kernel's choice, and lives as long as this
/// object. It proves at-least-once delivery and nothing more: what it keeps is limited, transactions are answered but
/// have no effect on what is read, and repeated batches of idempotent producers are stored again.
public final class EmbeddedCluster: Sendable {
    /// How much a partition keeps; the oldest batches are dropped silently beyond it. Compiled into librdkafka.
    public static let retentionPerPartition = Bytes.mebibytes(5)

    /// How many batches a partition keeps; the oldest are dropped silently beyond it. Compiled into librdkafka.
    public static let maximumBatchesPerPartition = 100_000

    /// How the ids of embedded clusters begin.
    static let clusterIDPrefix = "mockCluster"

    /// How many brokers there are; they have the numbers from 1.
    public let brokerCount: Int

    /// `host:port` of each broker, separated by commas.
    public let bootstrapServers: String

    private let handle: EmbeddedClusterHandle

    /// Starts a cluster; it is ready when this returns.
    ///
    /// - Throws: `client` when it cannot be made.
    public init(brokers: Int = 1) throws(KafkaError) {
        let handle = try EmbeddedClusterHandle(brokers: brokers)
        brokerCount = brokers
        bootstrapServers = String(cString: rd_kafka_mock_cluster_bootstraps(handle.cluster))
        self.handle = handle
    }

    /// Creates a topic. Topics that are only asked for get four partitions, whatever the client's settings say.
    ///
    /// - Throws: `client` with `topicAlreadyExists`, or what the library refuses.
    public func createTopic(_ topic: Topic, partitions: Int) throws(KafkaError) {
        let replicas = min(3, brokerCount)
        let result = rd_kafka_mock_topic_create(
            handle.cluster,
            topic.rawValue,
            Int32(clamping: partitions),
            Int32(clamping: replicas)
        )
        guard result == RD_KAFKA_RESP_ERR_NO_ERROR else {
            throw KafkaError(KafkaResponseCode(result), fallback: .client, context: "creating topic \(topic)")
        }
    }

    /// The library's cluster, for the fault functions of the testing module.
    package var clusterPointer: OpaquePointer { handle.cluster }
}

/// Owns one mock cluster and the client that hosts it.
private struct EmbeddedClusterHandle: ~Copyable, @unchecked Sendable {
    // @unchecked: the library guards the cluster with a lock of its own; any thread may call it.
    let cluster: OpaquePointer
    private let host: ClientHandle

    init(brokers: Int) throws(KafkaError) {
        let configuration = KafkaConfiguration(bootstrapServers: "127.0.0.1:1", clientID: "embedded-cluster")
        let host = try ClientHandle(
            RD_KAFKA_PRODUCER,
            properties: configuration.properties(),
            allowsInsecure: false,
            context: ClientContext(configuration)
        )
        guard let cluster = rd_kafka_mock_cluster_new(host.pointer, Int32(clamping: max(1, brokers))) else {
            throw KafkaError(.client, reason: "the embedded cluster cannot be started")
        }
        self.cluster = cluster
        self.host = host
    }

    deinit { rd_kafka_mock_cluster_destroy(cluster) }
}
