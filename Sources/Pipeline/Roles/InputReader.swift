import KafkaClient
import Units

/// Reads one topic as a member of a consumer group, by the rounds it is given: the part that the processor and the
/// consumer share.
///
/// Between rounds its partitions are paused, so that nothing is fetched ahead outside the measured time. It polls all
/// the same, because a member that does not poll is put out of its group.
final class InputReader {
    enum Phase {
        /// Between rounds.
        case idle
        /// In a round whose end is not known yet.
        case reading
        /// In a round whose last offsets are known.
        case finishing
    }

    let context: RoleContext
    let topic: Topic
    let consumer: Consumer
    unowned let handler: any InputHandler
    private let relay: RebalanceRelay
    var phase = Phase.idle
    var assignment: Set<Partition> = []
    /// Whether the group has given this process its share, be it none, and not taken it back since.
    var isInGroup = false
    var ends = EndTracker()
    var gaps = OffsetGapTracker()
    var retries = RetrySchedule()
    var consumption = ConsumptionReport()
    /// Whether the group had committed offsets when this process came, so that it did not see the beginning.
    var hasResumed = false
    /// Whether this process has told that it is ready.
    var isAnnounced = false
    /// When an event came last, or a round began.
    var lastActivity = ContinuousClock.now
    /// Whether nothing came for as long as the settings allow.
    private(set) var hasIdledOut = false

    /// How many events are polled between two looks at commands and delivery reports.
    private static let eventsPerTurn = 64

    init(_ context: RoleContext, handler: any InputHandler) throws(PipelineError) {
        guard let input = context.settings.service.input else {
            throw PipelineError(.software, "\(context.settings.service.name) has no topic to read")
        }
        self.context = context
        self.handler = handler
        topic = input
        relay = RebalanceRelay()
        do {
            consumer = try Consumer(
                configuration: .reader(context.settings, broker: context.broker),
                rebalanceHandler: relay
            )
            try consumer.subscribe(to: [input])
        } catch {
            throw PipelineError(kafka: error, while: "cannot start the consumer")
        }
        relay.reader = self
    }

    /// Reads until the rounds are over, nothing comes any more, or somebody asks to stop.
    func run() throws(PipelineError) {
        while !context.stop.isRequested, !hasIdledOut {
            try takeCommand()
            if phase == .idle, context.rounds.isExhausted, isAnnounced { return }
            try handler.serve()
            try resumeRetries()
            try readTurn()
            try relay.throwFailure()
        }
    }

    /// Leaves the group; the handler is given the chance to finish through `release`.
    func close() {
        consumption.write(to: context.events, topic: topic)
        let isClean = consumer.close(timeout: .seconds(5))
        if !isClean {
            context.events.write(.faultObserved, [.init("fault", .string("consumer_close_timed_out"))])
        }
    }

    /// Offsets that were dropped before they were read; only a broker without offsets of its own can tell.
    var skippedOffsets: MessageCount { context.broker == .embedded ? gaps.skipped : .zero }

    /// The next offset of every assigned partition that was read from.
    var positions: [Partition: Offset] {
        Dictionary(
            uniqueKeysWithValues: assignment.compactMap { partition in
                gaps.position(of: partition).flatMap { $0.rawValue > 0 ? (partition, $0) : nil }
            }
        )
    }

    private func readTurn() throws(PipelineError) {
        var hasRead = false
        defer { if hasRead { lastActivity = .now } }
        for _ in 0..<Self.eventsPerTurn {
            let wasIdle = try readOne()
            hasRead = hasRead || !wasIdle
            if phase == .finishing, hasReachedEnds { return try endRound() }
            if phase == .reading, !context.settings.isSupervised, handler.isRoundComplete { return try endRound() }
            if wasIdle { return hasRead ? () : noteIdleness() }
            if context.stop.isRequested { return }
        }
    }

    /// Reads one event; `true` when none came.
    private func readOne() throws(PipelineError) -> Bool {
        do {
            switch try poll() {
            case .record(let record):
                try take(record)
                return false
            case .partitionEnd(let end, let offset):
                noteEnd(of: end.partition, at: offset)
                return false
            case .problem(let error):
                try note(error)
                return false
            case .idle:
                return true
            }
        } catch let error as KafkaError {
            throw PipelineError(kafka: error, while: "cannot read \(topic)")
        } catch let error as PipelineError {
            throw error
        } catch {
            throw PipelineError(.software, "\(error)")
        }
    }

    @inline(never)
    private func poll() throws(KafkaError) -> ConsumedEvent {
        try consumer.poll(timeout: .milliseconds(20))
    }

    private func take(_ record: borrowing ConsumedRecord) throws(PipelineError) {
        let partition = record.partition
        let offset = record.offset
        // librdkafka 2.0.2 now and then goes back to where an assignment began when a partition is resumed. What was handled
        // since then is not handled again; going back on purpose tells the tracker first.
        if let next = gaps.position(of: partition), offset < next { return }
        if gaps.note(offset, in: partition) > .zero, context.broker == .embedded {
            reportGap(before: offset, in: partition)
        }
        switch try handler.handle(record) {
        case .handled:
            consumption.note(partition, offset)
            ends.note(offset.rawValue + 1, of: partition)
        case .retryLater: try postpone(partition, at: offset)
        }
    }

    private func reportGap(before offset: Offset, in partition: Partition) {
        context.events.write(
            .faultObserved,
            [
                .init("fault", .string("skipped_offsets")),
                .init("partition", .integer(Int64(partition.rawValue))),
                .init("offset", .integer(offset.rawValue)),
            ]
        )
    }

    private func note(_ error: KafkaError) throws(PipelineError) {
        guard !error.isFatal, error.code != .authorization, error.code != .authentication else {
            throw PipelineError(kafka: error, while: "cannot read \(topic)")
        }
        context.events.write(
            .faultObserved,
            [.init("fault", .string(error.code.description)), .init("message", .string(error.reason))]
        )
    }

    /// The end of a partition counts as reached even where its last offsets are transaction markers.
    private func noteEnd(of partition: Partition, at offset: Offset) {
        guard let position = gaps.position(of: partition), offset > position else { return }
        gaps.begin(partition, at: offset)
        ends.note(offset.rawValue, of: partition)
    }

    private func noteIdleness() {
        guard let limit = context.settings.idleTimeout, phase != .idle, isAnnounced else { return }
        hasIdledOut = ContinuousClock.now - lastActivity >= limit
    }

    func topicPartitions(_ partitions: some Sequence<Partition>) -> Set<TopicPartition> {
        Set(partitions.map { TopicPartition(topic, $0) })
    }

    /// Makes a call of the client. A partition that is no longer this process's is none of its business: the group is
    /// about to say so.
    func perform(_ activity: String, _ body: () throws(KafkaError) -> Void) throws(PipelineError) {
        do {
            try body()
        } catch  where error.code == .notAssigned {
            return
        } catch {
            throw PipelineError(kafka: error, while: "cannot \(activity)")
        }
    }
}
