public import Units

/// What a consumer needs to know.
public struct ConsumerConfiguration: Sendable {
    /// Where to begin when the group has no offset, or one that no longer exists.
    public enum OffsetReset: String, Sendable {
        /// At the oldest record.
        case earliest
        /// After the newest record.
        case latest
        /// Nowhere: polling throws `offsetOutOfRange`. Shows lost records instead of skipping them.
        case error
    }

    /// Who commits offsets, and when. Offsets are stored by the application in both modes, never by polling.
    public enum CommitMode: Sendable, Hashable {
        /// The application commits.
        case manual
        /// The client commits what the application stored, in the background.
        case stored(interval: Duration)
    }

    /// What a consumer sees of transactions.
    public enum Isolation: String, Sendable {
        /// Only records of committed transactions, and those outside any.
        case readCommitted = "read_committed"
        /// All records.
        case readUncommitted = "read_uncommitted"
    }

    /// How the members of a group share out the partitions.
    ///
    /// Only the eager ways: with 2.0.2 the cooperative one can abort, loop or hang (librdkafka 4312, 4528, 4783).
    public enum Assignor: String, Sendable {
        /// Ranges of each topic's partitions.
        case range
        /// All partitions in turn.
        case roundRobin = "roundrobin"
    }

    /// The cluster and the settings common to all clients.
    public var kafka: KafkaConfiguration
    /// The name of the consumer group.
    public var group: String
    /// How long a silent member stays in the group. The embedded cluster needs more than 3 s here and makes every
    /// rebalance last this long less one second.
    public var sessionTimeout = Duration.seconds(10)
    /// How often the member tells the coordinator that it lives.
    public var heartbeatInterval = Duration.seconds(3)
    /// The longest pause between polls before the member leaves the group.
    public var maxPollInterval = Duration.seconds(300)
    /// Where to begin without a committed offset.
    public var autoOffsetReset = OffsetReset.earliest
    /// Who commits offsets.
    public var commitMode = CommitMode.manual
    /// What is seen of transactions.
    public var isolation = Isolation.readCommitted
    /// Whether polling reports the end of each partition when it is reached.
    public var reportsPartitionEnd = false
    /// How long the broker may hold a fetch that has nothing to answer; `nil` leaves it to the library (500 ms).
    /// The embedded cluster always holds for the whole time, so latencies need about 10 ms there.
    public var fetchWait: Duration?
    /// How many messages per partition the client tries to keep ready; `nil` leaves it to the library (100,000).
    public var queuedMinimum: MessageCount?
    /// How many bytes the client keeps ready at most; `nil` leaves it to the library (64 MiB).
    public var queuedMaximum: Bytes?
    /// How partitions are shared out.
    public var assignor = Assignor.range
    /// How long an assignment may stay without any answer to a fetch before it is made anew. librdkafka 2.0.2 stands
    /// still for good when the broker answers the first OffsetFetch with `NOT_COORDINATOR`; assigning the same
    /// partitions again cures it. `nil` turns the watch off.
    public var stallTimeout: Duration? = .seconds(5)

    /// Describes a consumer.
    public init(kafka: KafkaConfiguration, group: String) {
        self.kafka = kafka
        self.group = group
    }

    var properties: [String: String] {
        var properties = [
            "group.id": group,
            "session.timeout.ms": String(sessionTimeout.milliseconds),
            "heartbeat.interval.ms": String(heartbeatInterval.milliseconds),
            "max.poll.interval.ms": String(maxPollInterval.milliseconds),
            "auto.offset.reset": autoOffsetReset.rawValue,
            "enable.auto.offset.store": "false",
            "isolation.level": isolation.rawValue,
            "enable.partition.eof": String(reportsPartitionEnd),
            "partition.assignment.strategy": assignor.rawValue,
            "allow.auto.create.topics": "false",
        ]
        switch commitMode {
        case .manual:
            properties["enable.auto.commit"] = "false"
        case .stored(let interval):
            properties["enable.auto.commit"] = "true"
            properties["auto.commit.interval.ms"] = String(interval.milliseconds)
        }
        if let fetchWait {
            properties["fetch.wait.max.ms"] = String(fetchWait.milliseconds)
        }
        if let queuedMinimum {
            properties["queued.min.messages"] = String(queuedMinimum.rawValue)
        }
        if let queuedMaximum {
            properties["queued.max.messages.kbytes"] = String(max(1, queuedMaximum.rawValue / 1024))
        }
        return kafka.properties(adding: properties)
    }
}
