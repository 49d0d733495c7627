public import Units

/// What a producer needs to know.
public struct ProducerConfiguration: Sendable {
    /// How batches are compressed.
    public enum Compression: String, Sendable, CaseIterable {
        /// Not at all.
        case none
        /// DEFLATE.
        case gzip
        /// Snappy.
        case snappy
        /// LZ4.
        case lz4
        /// Zstandard.
        case zstd
    }

    /// How a key selects a partition.
    public enum Partitioner: String, Sendable, CaseIterable {
        /// As the Java client: murmur2 of the key, at random without one.
        case murmur2Random = "murmur2_random"
        /// CRC-32 of the key, at random without one; librdkafka's own default.
        case consistentRandom = "consistent_random"
        /// FNV-1a of the key, at random without one.
        case fnv1aRandom = "fnv1a_random"
        /// At random always.
        case random
    }

    /// The cluster and the settings common to all clients.
    public var kafka: KafkaConfiguration

    /// Makes the broker drop what a retry sent twice, and keeps the order through retries. Implies `acks=all`, at
    /// most five requests in flight and retries without end. Note that librdkafka before 2.3.0 can fail with a fatal
    /// sequence error after a disconnection (4438): treat fatal errors as a reason to restart.
    public var isIdempotent = true

    /// How many acknowledgements a message needs: -1 for all in-sync replicas, 0 for none. `nil` leaves it to the
    /// library (all). Never set on a transactional producer: that can crash the library (4710).
    public var acknowledgements: Int?

    /// How long the producer waits for a batch to fill; `nil` leaves it to the library (5 ms).
    public var linger: Duration?

    /// How many messages may wait in the producer.
    public var queueLimit = MessageCount(100_000)

    /// How many bytes of messages may wait in the producer; the library counts in KiB.
    public var queueSize = Bytes.mebibytes(1024)

    /// How batches are compressed.
    public var compression = Compression.none

    /// The name that makes the producer transactional; stable for each instance over restarts.
    public var transactionalID: String?

    /// The longest that a transaction may stay open; `nil` leaves it to the library (60 s). For a transactional
    /// producer the message timeout is cut to this, as the library demands.
    public var transactionTimeout: Duration?

    /// How long a message may wait for its acknowledgement, retries included, before it is reported as failed.
    public var messageTimeout = Duration.seconds(300)

    /// How a key selects a partition.
    public var partitioner = Partitioner.murmur2Random

    /// Describes a producer.
    public init(kafka: KafkaConfiguration) {
        self.kafka = kafka
    }

    var properties: [String: String] {
        var properties = [
            "enable.idempotence": String(isIdempotent),
            "queue.buffering.max.messages": String(queueLimit.rawValue),
            "queue.buffering.max.kbytes": String(max(1, queueSize.rawValue / 1024)),
            "compression.type": compression.rawValue,
            "message.timeout.ms": String(messageTimeout.milliseconds),
            "partitioner": partitioner.rawValue,
            "allow.auto.create.topics": "false",
        ]
        if let linger {
            properties["linger.ms"] = String(linger.milliseconds)
        }
        if let acknowledgements {
            properties["acks"] = String(acknowledgements)
        }
        if let transactionalID {
            let timeout = transactionTimeout ?? .seconds(60)
            properties["transactional.id"] = transactionalID
            properties["transaction.timeout.ms"] = String(timeout.milliseconds)
            properties["message.timeout.ms"] = String(min(messageTimeout, timeout).milliseconds)
        }
        return kafka.properties(adding: properties)
    }

    /// - Throws: `configuration` for combinations that crash the library.
    func check() throws(KafkaError) {
        guard transactionalID != nil || kafka.value(of: "transactional.id") != nil else { return }
        guard acknowledgements != nil || kafka.value(of: "acks") != nil else { return }
        throw KafkaError(.configuration, reason: "acks: not together with transactional.id (librdkafka 4710)")
    }
}
