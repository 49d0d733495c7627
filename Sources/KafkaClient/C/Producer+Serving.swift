internal import CRdKafka
public import Units

extension Producer {
    /// Serves delivery reports, errors and statistics.
    ///
    /// - Parameter timeout: how long to wait for the first one; zero does not wait.
    /// - Returns: how many were served.
    @discardableResult
    public func poll(timeout: Duration = .zero) -> Int {
        guard !isClosed else { return 0 }
        return Int(rd_kafka_poll(pointer, timeout == .zero ? 0 : timeout.timeoutMilliseconds))
    }

    /// Sends what waits, without regard to the linger time, and serves reports until there is nothing outstanding.
    ///
    /// - Returns: the messages still outstanding when the time was over.
    @discardableResult
    public func flush(timeout: Duration) -> MessageCount {
        guard !isClosed else { return .zero }
        _ = rd_kafka_flush(pointer, timeout.timeoutMilliseconds)
        return outstanding
    }

    /// Drops all messages, also those under way to a broker; the next poll reports each as failed.
    public func purge() {
        guard !isClosed else { return }
        _ = rd_kafka_purge(pointer, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT)
    }

    /// The error after which nothing can be sent any more, if there was one.
    public var fatalError: KafkaError? {
        isClosed ? nil : ClientContext.fatalError(of: pointer)
    }

    /// The error that the client will not recover from without help: a fatal one, refused credentials or denied
    /// access. Reported by the brokers at any time; look after polling.
    public var pendingError: KafkaError? {
        fatalError ?? context.pendingError
    }

    /// The cluster's id.
    ///
    /// - Parameter timeout: how long to wait for the brokers to tell it.
    /// - Returns: `nil` when no broker told one in time.
    /// - Throws: `closed`.
    public func clusterID(timeout: Duration) throws(KafkaError) -> String? {
        try requireOpen()
        guard let text = rd_kafka_clusterid(pointer, timeout.timeoutMilliseconds) else { return nil }
        defer { rd_kafka_mem_free(pointer, text) }
        return String(cString: text)
    }

    /// The orderly part of closing, bounded: what is not acknowledged in time is purged and reported as failed.
    func flushAndPurge(timeout: Duration) -> MessageCount {
        let undelivered = flush(timeout: timeout)
        guard undelivered > .zero else { return .zero }
        purge()
        // Purging makes a report for each message; this serves them without waiting for any broker.
        flush(timeout: .milliseconds(500))
        return undelivered
    }
}

extension ClientHandle {
    static func producer(_ configuration: ProducerConfiguration, context: ProducerContext) throws(KafkaError)
        -> ClientHandle
    {
        try ClientHandle(
            RD_KAFKA_PRODUCER,
            properties: configuration.properties,
            allowsInsecure: configuration.kafka.allowsInsecure,
            context: context,
            configure: context.registerDelivery
        )
    }
}
