import KafkaClient
import Orders
import Units

/// The producer's work: generate, encode, produce, flush; one named function each, so that a flame graph shows them.
final class ProducerLoop {
    private let context: RoleContext
    private let encoder: RecordEncoder
    private let producer: Producer
    private let topic: ProducerTopic
    private let deliveries: ProducerDeliveries
    private var headers: IdentityHeaders
    private var generator: OrderGenerator
    private var key: [UInt8] = []
    private var sequence: UInt64 = 0
    private let runID: String
    private var settings: RoleSettings { context.settings }

    /// How many messages are sent between two looks at the windows: too few to matter, enough to cost nothing.
    private static let messagesPerBeat: Int64 = 64
    /// How far a producer without end may fall behind its rate before it gives up what it missed.
    private static let longestDelay = Nanoseconds.milliseconds(10_000)

    init(_ context: RoleContext) throws(PipelineError) {
        self.context = context
        let settings = context.settings
        guard let output = settings.service.output else {
            throw PipelineError(.software, "\(settings.service.name) has no topic to write")
        }
        _ = try context.preflight()
        encoder = try RecordEncoder(try context.codecKind(), context: context)
        runID = settings.runID ?? ""
        deliveries = ProducerDeliveries(events: context.events, instance: settings.instance)
        headers = IdentityHeaders(runID: runID, producer: settings.instance)
        generator = OrderGenerator(seed: settings.seed, payloadSize: settings.payloadSize)
        do {
            producer = try Producer(
                configuration: ProducerConfiguration(kafka: settings.kafka),
                deliveryHandler: deliveries
            )
            topic = try producer.prepare(output, timeout: .seconds(10))
        } catch {
            throw PipelineError(kafka: error, while: "cannot start the producer")
        }
    }

    /// Works until the rounds are over or somebody asks to stop; gives the exit code.
    func run() throws(PipelineError) -> ExitCode {
        context.announce()
        while !context.stop.isRequested {
            if case .round(let round, let messages) = context.rounds.next() {
                try work(round: round, messages: messages)
            } else if context.rounds.isExhausted {
                break
            } else {
                _ = producer.poll(timeout: .milliseconds(50))
                beat()
            }
        }
        return try shutDown()
    }

    private func work(round: Int, messages: MessageCount) throws(PipelineError) {
        deliveries.begin(RoundMeasurement(round: round, target: messages))
        var pacer = Pacer(rate: settings.rate, start: Clock.monotonic())
        for number in 0..<messages.rawValue {
            guard !context.stop.isRequested else { break }
            let due = pacer.dueTime(of: number, now: Clock.monotonic())
            if messages == .endless { forgiveDelay(&pacer, due) }
            wait(until: due)
            try send(due: due)
            try flushIfDue(after: number + 1)
            if number % Self.messagesPerBeat == 0 { beat() }
            if messages != .endless { reportProgress(number + 1, of: messages) }
        }
        try flush()
        context.report(deliveries.finish(settings: settings, runID: runID))
        deliveries.writeAcknowledged()
    }

    /// Shows that the loop works, and ends a window whose time is over.
    private func beat() {
        guard context.beat(deliveries.measurement) else { return }
        context.report(deliveries.finishWindow(settings: settings, runID: runID))
        deliveries.writeAcknowledged()
    }

    /// A machine that slept would send all that it missed at once, which is no steady load.
    private func forgiveDelay(_ pacer: inout Pacer, _ due: Nanoseconds) {
        let delay = Clock.monotonic() - due
        guard delay > Self.longestDelay else { return }
        pacer.postpone(by: delay)
        context.events.write(
            .faultObserved,
            [.init("fault", .string("fell_behind")), .init("seconds", .number(delay.seconds))]
        )
    }

    private func send(due: Nanoseconds) throws(PipelineError) {
        let order = generate()
        do {
            try encoder.encode(order)
        } catch {
            throw PipelineError(.software, "cannot encode an order of its own: \(error)")
        }
        try produce(order, due: due)
    }

    @inline(never)
    private func generate() -> Order {
        generator.next()
    }

    /// Hands the record to the client; when its queue is full, waits for deliveries and tries again: nothing is dropped.
    @inline(never)
    private func produce(_ order: Order, due: Nanoseconds) throws(PipelineError) {
        waitForRoom()
        deliveries.note(sequence, due: due, bytes: Bytes(encoder.value.count))
        headers.set(sequence: sequence, sentAt: due)
        key.removeAll(keepingCapacity: true)
        key.append(contentsOf: order.customerID.utf8)
        while true {
            do {
                try enqueue()
                sequence += 1
                return
            } catch  where error.code == .queueFull && !context.stop.isRequested {
                _ = producer.poll(timeout: .milliseconds(10))
            } catch {
                throw PipelineError(kafka: error, while: "cannot produce")
            }
        }
    }

    private func enqueue() throws(KafkaError) {
        let token = DeliveryToken(rawValue: UInt(sequence))
        try encoder.value.withBytes { value throws(KafkaError) in
            try key.withBytes { key throws(KafkaError) in
                try producer.send(value, key: key, headers: &headers.record, to: topic, token: token)
            }
        }
    }

    /// Waits while the oldest message without a report is so far behind that its due time would be overwritten.
    private func waitForRoom() {
        while !deliveries.hasRoom(for: sequence), !context.stop.isRequested {
            _ = producer.poll(timeout: .milliseconds(10))
        }
    }

    private func flushIfDue(after count: Int64) throws(PipelineError) {
        switch settings.service.flush {
        case .everyMessage: try flush()
        case .everyBatch where count % settings.batchSize.rawValue == 0: try flush()
        case .everyBatch, .atEnd:
            if count % 64 == 0 { _ = producer.poll(timeout: .zero) }
        }
    }

    /// Waits until every message sent so far has its delivery report, or somebody asks to stop.
    @inline(never)
    private func flush() throws(PipelineError) {
        while producer.flush(timeout: .milliseconds(200)) > .zero {
            context.stop.noteUndelivered(producer.outstanding.rawValue)
            if let failure = producer.pendingError {
                throw PipelineError(kafka: failure, while: "the producer failed")
            }
            if context.stop.isRequested { return }
        }
        context.stop.noteUndelivered(0)
    }

    private func wait(until due: Nanoseconds) {
        while !context.stop.isRequested {
            let ahead = due - Clock.monotonic()
            guard ahead > .zero else { return }
            _ = producer.poll(timeout: min(ahead, .milliseconds(100)).duration)
            beat()
        }
    }

    private func reportProgress(_ done: Int64, of target: MessageCount) {
        guard done % 256 == 0 else { return }
        deliveries.progress.report(MessageCount(done), of: target, to: context.events)
    }

    private func shutDown() throws(PipelineError) -> ExitCode {
        context.stop.noteUndelivered(producer.outstanding.rawValue)
        producer.close(timeout: .seconds(8))
        let failed = producer.counts.sent - producer.counts.delivered
        deliveries.writeAcknowledged()
        context.events.write(
            .toolData,
            [
                .init("sent", .integer(Int64(sequence))),
                .init("acked", .integer(deliveries.acknowledged.rawValue)),
                .init("target_throughput", .number(settings.rate ?? -1)),
                .init("avg_throughput", .number(deliveries.averageThroughput)),
            ]
        )
        guard failed > .zero else { return .success }
        throw PipelineError(
            .undelivered,
            "\(failed) messages were not delivered to \(topic.topic); is the broker reachable and the topic writable?"
        )
    }
}
