extension KafkaError {
    /// Makes the error that stands for a response code.
    ///
    /// - Parameters:
    ///   - response: the code; the flags follow from it.
    ///   - fallback: the kind for codes that have none of their own.
    ///   - context: what was being done, for instance `committing offsets`.
    init(_ response: KafkaResponseCode, fallback: Code, context: String) {
        self.init(
            Code(response) ?? fallback,
            response: response,
            reason: "\(context): \(response.explanation)",
            isFatal: response == .fatal || response == .fenced,
            isRetriable: response.isRetriable
        )
    }

    /// The error of every call on a closed client.
    static func closed(_ what: String) -> KafkaError {
        KafkaError(.closed, reason: "the \(what) is closed")
    }
}

extension KafkaError.Code {
    init?(_ response: KafkaResponseCode) {
        switch response {
        case .queueFull: self = .queueFull
        case .messageTooLarge, .recordListTooLarge: self = .messageTooLarge
        case .timedOut, .messageTimedOut, .requestTimedOut: self = .timedOut
        case .authentication, .saslAuthenticationFailed: self = .authentication
        case .topicAuthorizationFailed, .groupAuthorizationFailed, .clusterAuthorizationFailed,
            .transactionalIDAuthorizationFailed:
            self = .authorization
        case .unknownTopic, .unknownPartition, .unknownTopicOrPartition, .invalidTopic: self = .unknownTopic
        case .transport, .allBrokersDown, .resolve, .tls: self = .transport
        case .maxPollExceeded: self = .maxPollExceeded
        case .offsetOutOfRange, .automaticOffsetReset: self = .offsetOutOfRange
        case .assignmentLost: self = .notAssigned
        default: return nil
        }
    }
}

extension KafkaResponseCode {
    /// Whether the same call may succeed later without any change.
    var isRetriable: Bool {
        switch self {
        case .queueFull, .timedOut, .transport, .allBrokersDown, .requestTimedOut, .leaderNotAvailable,
            .notLeaderForPartition, .coordinatorLoadInProgress, .coordinatorNotAvailable, .notCoordinator,
            .notEnoughReplicas, .notEnoughReplicasAfterAppend, .concurrentTransactions, .unstableOffsetCommit,
            .storageError:
            true
        default:
            false
        }
    }
}
