import KafkaClient
import Orders
import Units
import Workload

/// The processor's work: poll, decode, process, encode, produce; one named function each, so that a flame graph shows
/// them.
///
/// What becomes of the offsets is the business of a `ProcessorOutput`: one for each promise of delivery.
final class ProcessorLoop: InputHandler {
    private let context: RoleContext
    private let decoder: RecordDecoder
    private let encoder: RecordEncoder
    private let processor: any OrderProcessor
    private let output: any ProcessorOutput
    private var reader: InputReader?
    private var poison: PoisonHandler
    private var measurement: RoundMeasurement?
    private var rejectedBefore = MessageCount.zero
    private var skippedBefore = MessageCount.zero
    private var progress = ProgressReport()

    /// - Parameters:
    ///   - context: what the role was told.
    ///   - acceptsFakedTransactions: lets tests drive exactly-once against the embedded broker, where its control flow
    ///     can be seen and its effects cannot.
    /// - Throws: `PipelineError` when the broker, a topic or the registry is not there, or the promise cannot be kept.
    init(_ context: RoleContext, acceptsFakedTransactions: Bool = false) throws(PipelineError) {
        self.context = context
        _ = try context.preflight()
        if context.settings.delivery == .exactlyOnce, context.broker == .embedded, !acceptsFakedTransactions {
            throw PipelineError(
                .usage,
                "--delivery exactly-once needs a real broker: the embedded one fakes transactions; use at-least-once"
            )
        }
        let kind = try context.codecKind()
        decoder = try RecordDecoder(kind, context: context)
        encoder = try RecordEncoder(kind, context: context)
        processor = try Self.processor(context.settings.service)
        output = try Self.output(context)
        poison = PoisonHandler(context)
        reader = try InputReader(context, handler: self)
    }

    /// Works until it is told to stop or nothing comes any more; gives the exit code.
    func run() throws(PipelineError) -> ExitCode {
        guard let reader else { return .software }
        do {
            try reader.run()
            try endRound()
        } catch {
            // Nothing unfinished is committed, so whoever comes next reads it again.
            reader.close()
            _ = output.close()
            throw error
        }
        reader.close()
        let undelivered = output.close()
        guard undelivered == .zero else {
            throw PipelineError(
                .undelivered,
                "\(undelivered) messages were not delivered; their inputs stay uncommitted and will be read again"
            )
        }
        if reader.hasIdledOut, output.delivered == .zero {
            throw PipelineError(.idle, "nothing arrived within --idle-timeout; is the producer running?")
        }
        return .success
    }

    func handle(_ record: borrowing ConsumedRecord) throws(PipelineError) -> RecordOutcome {
        let identity: RecordIdentity
        do {
            let order = try decode(record)
            guard let found = RecordIdentity(record) else {
                throw Rejection(stage: "identity", code: "identity.missing")
            }
            identity = found
            let processed = try process(order)
            try encode(processed)
        } catch let failure as DecodeFailure {
            switch failure {
            case .registryUnavailable: return .retryLater
            case .rejected(let rejection): return try reject(record, rejection)
            }
        } catch let rejection as Rejection {
            return try reject(record, rejection)
        } catch {
            throw PipelineError(.software, "\(error)")
        }
        poison.noteGood()
        if let rejection = try produce(record) { return try reject(record, rejection) }
        noteDone(record, identity)
        return .handled
    }

    @inline(never)
    private func decode(_ record: borrowing ConsumedRecord) throws(DecodeFailure) -> Order {
        try decoder.decode(record.value, schemaHeader: record.header(IdentityHeader.schemaGUID))
    }

    @inline(never)
    private func process(_ order: Order) throws(Rejection) -> Order {
        do {
            return try processor.process(order)
        } catch {
            throw Rejection(stage: "process", code: error.code.rawValue)
        }
    }

    @inline(never)
    private func encode(_ order: Order) throws(Rejection) {
        do {
            try encoder.encode(order)
        } catch {
            throw Rejection(stage: "encode", code: error.code.rawValue)
        }
    }

    /// Sends the encoded order on; gives a rejection when it has grown too large to be sent at all.
    @inline(never)
    private func produce(_ record: borrowing ConsumedRecord) throws(PipelineError) -> Rejection? {
        try output.send(encoder.value, for: record)
    }

    private func noteDone(_ record: borrowing ConsumedRecord, _ identity: RecordIdentity) {
        measurement?.note(identity, bytes: encoder.value.count)
        guard context.events.isVerbose else { return }
        context.events.write(
            .recordProcessed,
            [
                .init("partition", .integer(Int64(record.partition.rawValue))),
                .init("offset", .integer(record.offset.rawValue)),
            ]
        )
    }

    private func reject(_ record: borrowing ConsumedRecord, _ rejection: Rejection) throws(PipelineError)
        -> RecordOutcome
    {
        let isDeadLetter = try poison.reject(record, rejection)
        try output.settle(rejection, of: record, asDeadLetter: isDeadLetter)
        return .handled
    }

    func beginRound(_ round: Int, messages: MessageCount) {
        measurement = RoundMeasurement(round: round, target: messages)
        noteFailures()
    }

    func endRound() throws(PipelineError) {
        if let reader { try output.finish(reader) }
        guard measurement != nil else { return }
        report()
        measurement = nil
    }

    /// Ends a window of a round without end; the next one begins at once.
    private func endWindow() {
        let next = measurement?.next()
        report()
        measurement = next
        noteFailures()
    }

    private func report() {
        guard var measurement else { return }
        measurement.close()
        measurement.failures.rejected = poison.rejected - rejectedBefore
        measurement.failures.skippedOffsets = (reader?.skippedOffsets ?? .zero) - skippedBefore
        context.report(measurement.record(of: context.settings, runID: context.settings.runID ?? ""))
    }

    private func noteFailures() {
        rejectedBefore = poison.rejected
        skippedBefore = reader?.skippedOffsets ?? .zero
    }

    var isRoundComplete: Bool { measurement?.isFull ?? false }

    func serve() throws(PipelineError) {
        if let reader { try output.serve(reader) }
        if context.beat(measurement) { endWindow() }
        guard let measurement, measurement.target != .endless else { return }
        progress.report(measurement.messages, of: measurement.target, to: context.events)
    }

    func take(_ partitions: [Partition]) {
        output.take(partitions)
    }

    func release(_ partitions: [Partition], areLost: Bool) {
        if let reader { output.release(partitions, areLost: areLost, by: reader) }
    }

    private static func processor(_ service: Service) throws(PipelineError) -> any OrderProcessor {
        switch service.processing {
        case .simple: return SimpleProcessor()
        case .complex: return ComplexProcessor()
        case .busy: return BusyProcessor(steps: BusyProcessor.steps)
        case .busier: return BusyProcessor(steps: BusyProcessor.moreSteps)
        case nil: throw PipelineError(.software, "\(service.name) has no processing level")
        }
    }

    private static func output(_ context: RoleContext) throws(PipelineError) -> any ProcessorOutput {
        switch context.settings.delivery {
        case .atLeastOnce: try AtLeastOnceOutput(context)
        case .exactlyOnce: try ExactlyOnceOutput(context)
        }
    }
}
