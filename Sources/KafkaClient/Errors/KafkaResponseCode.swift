/// A response code as librdkafka numbers it: the Kafka protocol's error codes from 0, its own below.
public struct KafkaResponseCode: RawRepresentable, Hashable, Sendable, Codable {
    /// The number.
    public let rawValue: Int32

    /// Wraps a number; any number is allowed, brokers grow new ones.
    public init(rawValue: Int32) {
        self.rawValue = rawValue
    }
}

/// The codes that librdkafka makes itself.
extension KafkaResponseCode {
    /// The connection to a broker failed.
    public static let transport = Self(rawValue: -195)
    /// A host name could not be resolved.
    public static let resolve = Self(rawValue: -193)
    /// A message was not acknowledged within `message.timeout.ms`.
    public static let messageTimedOut = Self(rawValue: -192)
    /// The consumer reached the end of a partition.
    public static let partitionEnd = Self(rawValue: -191)
    /// The partition does not exist, as far as the client knows.
    public static let unknownPartition = Self(rawValue: -190)
    /// The topic does not exist, as far as the client knows.
    public static let unknownTopic = Self(rawValue: -188)
    /// No broker can be reached.
    public static let allBrokersDown = Self(rawValue: -187)
    /// An argument was not legal.
    public static let invalidArgument = Self(rawValue: -186)
    /// The call took too long.
    public static let timedOut = Self(rawValue: -185)
    /// The producer's local queue is full.
    public static let queueFull = Self(rawValue: -184)
    /// TLS failed.
    public static let tls = Self(rawValue: -181)
    /// The state does not allow the call, for instance an offset for a partition that is not assigned.
    public static let state = Self(rawValue: -172)
    /// The credentials were refused.
    public static let authentication = Self(rawValue: -169)
    /// There is no stored offset.
    public static let noOffset = Self(rawValue: -168)
    /// The library or the broker lacks the feature.
    public static let unsupportedFeature = Self(rawValue: -165)
    /// The message was purged from the local queue.
    public static let purgedFromQueue = Self(rawValue: -152)
    /// The message was purged while a request with it was under way.
    public static let purgedInFlight = Self(rawValue: -151)
    /// The client has failed for good.
    public static let fatal = Self(rawValue: -150)
    /// The application did not poll within `max.poll.interval.ms`.
    public static let maxPollExceeded = Self(rawValue: -147)
    /// Another producer with the same transactional id has taken over.
    public static let fenced = Self(rawValue: -144)
    /// The partitions are no longer this consumer's.
    public static let assignmentLost = Self(rawValue: -142)
    /// There is no offset to start from and the configuration asks for an error then.
    public static let automaticOffsetReset = Self(rawValue: -140)
}

/// The codes of the Kafka protocol that this package names.
extension KafkaResponseCode {
    /// No error.
    public static let none = Self(rawValue: 0)
    /// The offset is outside what the partition holds.
    public static let offsetOutOfRange = Self(rawValue: 1)
    /// The message is corrupt.
    public static let invalidMessage = Self(rawValue: 2)
    /// The broker does not know the topic or the partition.
    public static let unknownTopicOrPartition = Self(rawValue: 3)
    /// The partition has no leader at present.
    public static let leaderNotAvailable = Self(rawValue: 5)
    /// The broker is not the leader of the partition.
    public static let notLeaderForPartition = Self(rawValue: 6)
    /// The broker gave the request up.
    public static let requestTimedOut = Self(rawValue: 7)
    /// The message or batch is larger than allowed.
    public static let messageTooLarge = Self(rawValue: 10)
    /// The coordinator is loading its state.
    public static let coordinatorLoadInProgress = Self(rawValue: 14)
    /// There is no coordinator at present.
    public static let coordinatorNotAvailable = Self(rawValue: 15)
    /// The broker is not the coordinator.
    public static let notCoordinator = Self(rawValue: 16)
    /// The name of the topic is not legal.
    public static let invalidTopic = Self(rawValue: 17)
    /// A produce request carried more than a segment holds.
    public static let recordListTooLarge = Self(rawValue: 18)
    /// Fewer replicas are in sync than the topic demands.
    public static let notEnoughReplicas = Self(rawValue: 19)
    /// Written, but by fewer replicas than the topic demands.
    public static let notEnoughReplicasAfterAppend = Self(rawValue: 20)
    /// The member speaks for an older generation of the group.
    public static let illegalGeneration = Self(rawValue: 22)
    /// The group does not know the member.
    public static let unknownMember = Self(rawValue: 25)
    /// The group is rebalancing.
    public static let rebalanceInProgress = Self(rawValue: 27)
    /// Access to the topic is denied.
    public static let topicAuthorizationFailed = Self(rawValue: 29)
    /// Access to the group is denied.
    public static let groupAuthorizationFailed = Self(rawValue: 30)
    /// Access to the cluster is denied.
    public static let clusterAuthorizationFailed = Self(rawValue: 31)
    /// The topic exists already.
    public static let topicAlreadyExists = Self(rawValue: 36)
    /// The broker's policy forbids the request.
    public static let policyViolation = Self(rawValue: 44)
    /// A sequence number of an idempotent producer was skipped.
    public static let outOfOrderSequence = Self(rawValue: 45)
    /// The epoch of the producer is too old.
    public static let invalidProducerEpoch = Self(rawValue: 47)
    /// The state of the transaction does not allow the request.
    public static let invalidTransactionState = Self(rawValue: 48)
    /// Another transaction of the same id is under way.
    public static let concurrentTransactions = Self(rawValue: 51)
    /// Access to the transactional id is denied.
    public static let transactionalIDAuthorizationFailed = Self(rawValue: 53)
    /// The broker's disk failed.
    public static let storageError = Self(rawValue: 56)
    /// The broker refused the credentials.
    public static let saslAuthenticationFailed = Self(rawValue: 58)
    /// The broker refused the record.
    public static let invalidRecord = Self(rawValue: 87)
    /// Offsets of an open transaction stand in the way.
    public static let unstableOffsetCommit = Self(rawValue: 88)
    /// A newer producer with the same transactional id exists.
    public static let producerFenced = Self(rawValue: 90)
}
