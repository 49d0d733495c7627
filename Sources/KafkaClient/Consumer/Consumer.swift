/// Reads records, alone or as a member of a group.
///
/// For one thread at a time: the same thread polls, commits and closes, or another to which the consumer was handed
/// over as a whole. Rebalances, errors and statistics come on that thread, from `poll` and `close`. Somebody has to
/// poll within `maxPollInterval`, or the group takes the partitions away.
public final class Consumer {
    let pointer: OpaquePointer
    let context: ConsumerContext
    let state: UnsafeMutablePointer<ConsumerState>
    var handle: ClientHandle?

    /// Makes a consumer; the brokers need not be reachable yet.
    ///
    /// - Parameters:
    ///   - configuration: what it needs to know.
    ///   - rebalanceHandler: is told when partitions come and go; kept until the consumer is gone.
    /// - Throws: `configuration` for settings that are unknown, not legal or refused.
    public init(
        configuration: ConsumerConfiguration,
        rebalanceHandler: (any RebalanceHandler)? = nil
    ) throws(KafkaError) {
        let context = ConsumerContext(configuration, rebalanceHandler: rebalanceHandler)
        let handle = try ClientHandle.consumer(configuration, context: context)
        self.pointer = handle.pointer
        self.context = context
        self.state = context.state
        self.handle = consume handle
        context.consumer = Unmanaged.passUnretained(self)
    }

    deinit {
        // A handler must not get hold of an object that is going away.
        context.rebalanceHandler = nil
        _ = close(timeout: .seconds(1))
    }

    /// Whether the consumer was closed.
    public var isClosed: Bool { state.pointee.isClosed }

    /// The partitions that this consumer reads now, without asking anybody.
    public var assignment: Set<TopicPartition> { context.owned }

    /// Leaves the group and releases the client, within a time limit: `rd_kafka_consumer_close` has none and hangs in
    /// 2.0.2 when a partition is lost or a broker died (librdkafka 4187, 4486, 4724). The rebalance handler is called
    /// from here. Closing again does nothing.
    ///
    /// - Returns: `false` when the consumer could not leave the group or release the client in time. It then leaves
    ///   the group when its session ends, and the client is left behind; ending the process is the clean way on.
    @discardableResult
    public func close(timeout: Duration) -> Bool {
        guard !isClosed, let handle = handle.take() else { return true }
        let deadline = ContinuousClock.now + timeout
        let hasLeft = leaveGroup(until: deadline)
        state.pointee.isClosed = true
        context.owns([])
        context.consumer = nil
        let remaining = max(.milliseconds(500), ContinuousClock.now.duration(to: deadline))
        return handle.destroy(within: remaining) && hasLeft
    }

    func requireOpen() throws(KafkaError) {
        if isClosed { throw .closed("consumer") }
    }

    /// A member that lost a partition could still move the group past records that nobody processed: brokers check
    /// the member and its generation, not who owns the partition. So it is refused here.
    func requireOwned(_ partitions: some Sequence<TopicPartition>) throws(KafkaError) {
        try requireOpen()
        let isLost = isAssignmentLost
        for partition in partitions where isLost || !context.owned.contains(partition) {
            throw KafkaError(.notAssigned, reason: "\(partition) is not assigned to this consumer")
        }
    }
}
