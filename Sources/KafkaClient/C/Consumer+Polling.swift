internal import CRdKafka

extension Consumer {
    /// Waits for the next record or event, and serves rebalances, errors and statistics meanwhile.
    ///
    /// Records come one by one on purpose: the library's batch calls give wrong offsets around pause, seek and
    /// rebalances before 2.1.0, and move on past errors before 2.13.2; its own queue makes single polls as cheap.
    ///
    /// - Parameter timeout: how long to wait; zero does not wait.
    /// - Returns: what came.
    /// - Throws: what needs the application: `authentication`, `authorization`, `unknownTopic`, `offsetOutOfRange`
    ///   when the configuration asks for an error then, fatal errors, `closed`.
    public func poll(timeout: Duration) throws(KafkaError) -> ConsumedEvent {
        guard !state.pointee.isClosed else { throw .closed("consumer") }
        if state.pointee.isWatching { return try watchedPoll(timeout: timeout) }
        guard let message = rd_kafka_consumer_poll(pointer, state.pointee.milliseconds(of: timeout)) else {
            return try idle()
        }
        guard message.pointee.err == RD_KAFKA_RESP_ERR_NO_ERROR else { return try event(of: message) }
        return .record(ConsumedRecord(message: message, state: state))
    }

    @inline(never)
    private func idle() throws(KafkaError) -> ConsumedEvent {
        if let error = context.pendingError {
            if !error.isFatal { context.pendingError = nil }
            throw error
        }
        return .idle
    }

    /// Polls in slices until the assignment has shown that it works.
    private func watchedPoll(timeout: Duration) throws(KafkaError) -> ConsumedEvent {
        let deadline = ContinuousClock.now + timeout
        while true {
            let remaining = max(.zero, ContinuousClock.now.duration(to: deadline))
            let slice = min(remaining, .milliseconds(250)).timeoutMilliseconds
            if let message = rd_kafka_consumer_poll(pointer, slice) {
                guard message.pointee.err == RD_KAFKA_RESP_ERR_NO_ERROR else { return try event(of: message) }
                context.stopWatching()
                return .record(ConsumedRecord(message: message, state: state))
            }
            if context.pendingError != nil { return try idle() }
            lookAfterAssignment()
            if remaining == .zero { return .idle }
        }
    }

    private func lookAfterAssignment() {
        guard context.paused.isEmpty else { return }
        switch context.watch.idle(at: .now, hasFetched: hasFetchedAll) {
        case .wait: break
        case .stop: context.stopWatching()
        case .assignAgain: assignAgain()
        }
    }

    /// Whether every partition has had an answer to a fetch: only that makes the cached high watermark known.
    private var hasFetchedAll: Bool {
        context.owned.allSatisfy { partition in
            var low: Int64 = -1
            var high: Int64 = -1
            let result = rd_kafka_get_watermark_offsets(
                pointer,
                partition.topic.rawValue,
                partition.partition.rawValue,
                &low,
                &high
            )
            return result == RD_KAFKA_RESP_ERR_NO_ERROR && high >= 0
        }
    }

    /// Makes the current assignment anew, going on where each partition stands.
    private func assignAgain() {
        let list = PartitionListHandle(context.owned)
        _ = rd_kafka_position(pointer, list.pointer)  // leaves unknown positions at "committed"
        _ = rd_kafka_assign(pointer, list.pointer)
        context.errorHandler?(
            KafkaError(.consumer, reason: "the assignment stood still and was made again", isRetriable: true)
        )
    }

    /// Sorts what comes in place of a record.
    private func event(of message: UnsafeMutablePointer<rd_kafka_message_t>) throws(KafkaError) -> ConsumedEvent {
        let owner = MessageHandle(pointer: message)
        let response = KafkaResponseCode(owner.pointer.pointee.err)
        let topic = state.pointee.topic(of: owner.pointer.pointee.rkt)
        if response == .partitionEnd {
            context.stopWatching()
            let partition = TopicPartition(topic, Partition(rawValue: owner.pointer.pointee.partition))
            return .partitionEnd(partition, Offset(rawValue: owner.pointer.pointee.offset))
        }
        if response == .notCoordinator { context.watch.sawNotCoordinator() }
        if response == .fatal, let fatal = ClientContext.fatalError(of: pointer) { throw fatal }
        let text = rd_kafka_message_errstr(owner.pointer).map { context.logger.redacted(String(cString: $0)) }
        let error = KafkaError(response, fallback: .consumer, context: "consuming").withReason(text ?? "consuming")
        switch error.code {
        case .authentication, .authorization, .offsetOutOfRange, .unknownTopic: throw error
        default: return .problem(error)
        }
    }
}

extension ClientHandle {
    static func consumer(
        _ configuration: ConsumerConfiguration,
        context: ConsumerContext
    ) throws(KafkaError) -> ClientHandle {
        let handle = try ClientHandle(
            RD_KAFKA_CONSUMER,
            properties: configuration.properties,
            allowsInsecure: configuration.kafka.allowsInsecure,
            context: context,
            configure: context.registerRebalance
        )
        // One queue for records and everything else, so that one poll serves all.
        _ = rd_kafka_poll_set_consumer(handle.pointer)
        return handle
    }
}
