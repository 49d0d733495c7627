public import Units

/// Sends messages to topics.
///
/// For one thread at a time: the same thread sends, polls and closes, or another to which the producer was handed
/// over as a whole. Delivery reports, errors and statistics come on that thread, from `poll`, `flush`, `close` and
/// the transactional calls. Somebody has to poll regularly, or the queue fills with reports.
public final class Producer {
    let pointer: OpaquePointer
    let context: ProducerContext
    let state: UnsafeMutablePointer<ProducerState>
    var handle: ClientHandle?
    var topics: [Topic: ProducerTopic] = [:]

    /// Makes a producer; the brokers need not be reachable yet.
    ///
    /// - Parameters:
    ///   - configuration: what it needs to know.
    ///   - deliveryHandler: receives the fate of each message; kept until the producer is gone.
    /// - Throws: `configuration` for settings that are unknown, not legal or refused.
    public init(configuration: ProducerConfiguration, deliveryHandler: (any DeliveryHandler)? = nil) throws(KafkaError)
    {
        try configuration.check()
        let context = ProducerContext(configuration.kafka, deliveryHandler: deliveryHandler)
        let handle = try ClientHandle.producer(configuration, context: context)
        self.pointer = handle.pointer
        self.context = context
        self.state = context.state
        self.handle = consume handle
    }

    deinit {
        _ = shutDown(within: .zero, destroyingWithin: .seconds(5))
    }

    /// How many messages wait for their acknowledgement or for their report to be polled.
    public var outstanding: MessageCount {
        MessageCount(rawValue: state.pointee.sent - state.pointee.delivered - state.pointee.failed)
    }

    /// What has become of the messages so far.
    public var counts: DeliveryCounts {
        DeliveryCounts(
            sent: MessageCount(rawValue: state.pointee.sent),
            delivered: MessageCount(rawValue: state.pointee.delivered),
            failed: MessageCount(rawValue: state.pointee.failed)
        )
    }

    /// Whether the producer was closed.
    public var isClosed: Bool { state.pointee.isClosed }

    /// Whether the cluster is an embedded one, which fakes transactions and keeps little.
    ///
    /// - Parameter timeout: how long to wait for the brokers' answer.
    /// - Returns: whether it is.
    /// - Throws: `timedOut` when no broker answers, `closed`.
    public func isEmbeddedCluster(timeout: Duration) throws(KafkaError) -> Bool {
        guard let clusterID = try clusterID(timeout: timeout) else {
            throw KafkaError(.timedOut, reason: "the cluster did not tell its id", isRetriable: true)
        }
        return clusterID.hasPrefix(EmbeddedCluster.clusterIDPrefix)
    }

    /// Closes the producer: waits for outstanding messages, then drops what is left (each with a report) and
    /// releases the client. Closing again does nothing.
    ///
    /// - Parameter timeout: how long to wait for outstanding messages. Releasing the client takes a second at most
    ///   after that; a client that the library cannot release by then is left behind.
    /// - Returns: the messages dropped without an acknowledgement.
    @discardableResult
    public func close(timeout: Duration) -> MessageCount {
        shutDown(within: timeout, destroyingWithin: .seconds(1)).undelivered
    }

    /// - Returns: what was undelivered, and whether the library's client could be destroyed in time.
    func shutDown(within timeout: Duration, destroyingWithin limit: Duration) -> (
        undelivered: MessageCount, isDestroyed: Bool
    ) {
        guard !isClosed, let handle = handle.take() else { return (.zero, true) }
        let undelivered = flushAndPurge(timeout: timeout)
        state.pointee.isClosed = true
        topics.values.forEach { $0.release() }
        topics.removeAll()
        return (undelivered, handle.destroy(within: limit))
    }

    func requireOpen() throws(KafkaError) {
        if isClosed { throw .closed("producer") }
    }
}
