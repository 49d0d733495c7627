internal import CRdKafka

/// What polling touches for every record; behind a plain pointer, because a class property would pay an exclusivity
/// check each time.
struct ConsumerState {
    var isClosed = false
    /// Whether polls have to go the careful way, which looks after a fresh assignment.
    var isWatching = false
    var lastTimeout = Duration.zero
    var lastMilliseconds: Int32 = 0
    var lastTopicPointer: OpaquePointer?
    private var lastTopic: Topic = ""

    /// Converts a timeout; the division is not repeated for the same one.
    @inline(__always)
    mutating func milliseconds(of timeout: Duration) -> Int32 {
        if timeout != lastTimeout {
            lastTimeout = timeout
            lastMilliseconds = timeout.timeoutMilliseconds
        }
        return lastMilliseconds
    }

    /// The name of a topic; makes a string only when it is another one than the last time.
    mutating func topic(of pointer: OpaquePointer?) -> Topic {
        if let pointer, pointer != lastTopicPointer {
            lastTopicPointer = pointer
            lastTopic = Topic(String(cString: rd_kafka_topic_name(pointer)))
        }
        return pointer == nil ? "" : lastTopic
    }
}

/// What a consumer's callbacks need, and what it knows of its assignment.
final class ConsumerContext: ClientContext {
    let state: UnsafeMutablePointer<ConsumerState>
    /// The consumer that is polled; unretained, it owns the context.
    var consumer: Unmanaged<Consumer>?
    var rebalanceHandler: (any RebalanceHandler)?
    var owned: Set<TopicPartition> = []
    var paused: Set<TopicPartition> = []
    var watch: AssignmentWatch

    init(_ configuration: ConsumerConfiguration, rebalanceHandler: (any RebalanceHandler)?) {
        state = .allocate(capacity: 1)
        state.initialize(to: ConsumerState())
        self.rebalanceHandler = rebalanceHandler
        watch = AssignmentWatch(timeout: configuration.stallTimeout)
        super.init(configuration.kafka)
    }

    deinit {
        state.deinitialize(count: 1)
        state.deallocate()
    }

    func registerRebalance(on configuration: OpaquePointer) {
        rd_kafka_conf_set_rebalance_cb(configuration, rebalanceCallback)
    }

    /// Notes a new assignment. Topic names are looked up anew: the library may reuse the address of a topic that went
    /// with the old one.
    func owns(_ partitions: Set<TopicPartition>) {
        owned = partitions
        paused = []
        state.pointee.lastTopicPointer = nil
        if partitions.isEmpty { watch.stop() } else { watch.assigned(at: .now) }
        state.pointee.isWatching = watch.isActive
    }

    func stopWatching() {
        watch.stop()
        state.pointee.isWatching = false
    }

    /// Carries a rebalance out: assigns before the handler is told, gives up after it was.
    func rebalance(
        _ client: OpaquePointer,
        _ response: KafkaResponseCode,
        _ list: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>?
    ) {
        guard response == KafkaResponseCode(RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS), let list else {
            revoke(client)
            return
        }
        let result = KafkaResponseCode(rd_kafka_assign(client, list))
        guard result == .none else {
            pendingError = KafkaError(result, fallback: .consumer, context: "assigning partitions")
            return
        }
        let assignment = currentAssignment(of: client)
        owns(assignment)
        if let rebalanceHandler, let consumer {
            rebalanceHandler.assigned(assignment, by: consumer.takeUnretainedValue())
        }
    }

    private func revoke(_ client: OpaquePointer) {
        let revoked = owned
        let isLost = rd_kafka_assignment_lost(client) != 0
        if isLost { owns([]) }
        if let rebalanceHandler, let consumer, !revoked.isEmpty {
            rebalanceHandler.revoked(revoked, isLost: isLost, by: consumer.takeUnretainedValue())
        }
        owns([])
        _ = rd_kafka_assign(client, nil)
    }

    private func currentAssignment(of client: OpaquePointer) -> Set<TopicPartition> {
        var list: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>?
        guard rd_kafka_assignment(client, &list) == RD_KAFKA_RESP_ERR_NO_ERROR, let list else { return [] }
        return PartitionListHandle(owning: list).partitions
    }
}

private let rebalanceCallback:
    @convention(c) (
        OpaquePointer?, rd_kafka_resp_err_t, UnsafeMutablePointer<rd_kafka_topic_partition_list_t>?,
        UnsafeMutableRawPointer?
    ) -> Void = { client, response, list, opaque in
        guard let client, let opaque else { return }
        let context = Unmanaged<ConsumerContext>.fromOpaque(opaque).takeUnretainedValue()
        context.rebalance(client, KafkaResponseCode(response), list)
    }
