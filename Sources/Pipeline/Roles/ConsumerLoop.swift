import KafkaClient
import Orders
import Units

/// The consumer's work: poll, decode, verify; one named function each, so that a flame graph shows them.
final class ConsumerLoop: InputHandler {
    private let context: RoleContext
    private let decoder: RecordDecoder
    private let partitionCount: Int
    private var reader: InputReader?
    private var ledger: DeliveryLedger
    private var poison: PoisonHandler
    private var deadLetters: SynchronousDeadLetters?
    private var measurement: RoundMeasurement?
    private var expected = MessageCount.zero
    private var rejectedBefore = MessageCount.zero
    private var ledgerBefore = LedgerCounts()
    private var progress = ProgressReport()
    private var commits = CommitTimer()
    private var wasCutShort = false

    private struct LedgerCounts {
        var delivered = MessageCount.zero
        var duplicated = MessageCount.zero
        var outOfOrder = MessageCount.zero
        var skipped = MessageCount.zero
    }

    init(_ context: RoleContext) throws(PipelineError) {
        self.context = context
        partitionCount = try context.preflight().partitionCount
        decoder = try RecordDecoder(try context.codecKind(), context: context)
        ledger = DeliveryLedger(runID: context.settings.runID)
        poison = PoisonHandler(context)
        reader = try InputReader(context, handler: self)
    }

    /// Reads until the rounds are over or somebody asks to stop, then says what was delivered.
    func run() throws(PipelineError) -> ExitCode {
        guard let reader else { return .software }
        do {
            try reader.run()
        } catch {
            reader.close()
            throw error
        }
        wasCutShort = isUnfinished && !reader.hasIdledOut
        try endRound()
        commitPositions()
        reader.close()
        return try conclude(reader)
    }

    /// Whether rounds are still to come: the one in hand, or, of a process that knows its rounds, further ones.
    private var isUnfinished: Bool {
        measurement != nil || (!context.settings.isSupervised && !context.rounds.isExhausted)
    }

    func handle(_ record: borrowing ConsumedRecord) throws(PipelineError) -> RecordOutcome {
        do {
            let order = try decode(record)
            try verify(order, record)
            poison.noteGood()
        } catch let failure as DecodeFailure {
            switch failure {
            case .registryUnavailable: return .retryLater
            case .rejected(let rejection): try reject(record, rejection)
            }
        } catch let rejection as Rejection {
            try reject(record, rejection)
        } catch {
            throw PipelineError(.software, "\(error)")
        }
        return .handled
    }

    @inline(never)
    private func decode(_ record: borrowing ConsumedRecord) throws(DecodeFailure) -> Order {
        try decoder.decode(record.value, schemaHeader: record.header(IdentityHeader.schemaGUID))
    }

    /// Checks that the order is whole and that its message was not seen before.
    @inline(never)
    private func verify(_ order: Order, _ record: borrowing ConsumedRecord) throws(Rejection) {
        guard let identity = RecordIdentity(record) else {
            throw Rejection(stage: "identity", code: "identity.missing")
        }
        guard order.isIntact else {
            throw Rejection(stage: "verify", code: "domain.checksum")
        }
        guard ledger.note(identity, in: record.partition) == .first else { return }
        measurement?.note(identity, bytes: record.value?.count ?? 0)
        if measurement?.isFull == true { measurement?.close() }
        if context.events.isVerbose { writeRecordData(identity, record) }
    }

    private func reject(_ record: borrowing ConsumedRecord, _ rejection: Rejection) throws(PipelineError) {
        guard try poison.reject(record, rejection) else { return }
        if deadLetters == nil { deadLetters = try SynchronousDeadLetters(context) }
        try deadLetters?.send(record, rejection)
    }

    func beginRound(_ round: Int, messages: MessageCount) {
        measurement = RoundMeasurement(round: round, target: messages)
        if messages != .endless { expected += messages }
        noteFailures()
    }

    private func noteFailures() {
        rejectedBefore = poison.rejected
        ledgerBefore = currentCounts
    }

    func endRound() throws(PipelineError) {
        guard measurement != nil else { return }
        commitPositions()
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
        let counts = currentCounts
        measurement.close()
        measurement.failures.rejected = poison.rejected - rejectedBefore
        measurement.failures.duplicated = counts.duplicated - ledgerBefore.duplicated
        measurement.failures.outOfOrder = counts.outOfOrder - ledgerBefore.outOfOrder
        measurement.failures.skippedOffsets = counts.skipped - ledgerBefore.skipped
        // Only a round with an end can say what is missing of it.
        if !context.stop.isRequested, measurement.target != .endless {
            let missing =
                measurement.target - (counts.delivered - ledgerBefore.delivered) - measurement.failures.rejected
            measurement.failures.lost = max(.zero, missing)
        }
        context.report(measurement.record(of: context.settings, runID: context.settings.runID ?? ""))
        writeSequences()
    }

    var isRoundComplete: Bool { measurement?.isClosed ?? false }

    func serve() throws(PipelineError) {
        if commits.isDue() { commitPositions() }
        if context.beat(measurement) { endWindow() }
        guard let measurement, measurement.target != .endless else { return }
        progress.report(measurement.messages, of: measurement.target, to: context.events)
    }

    func take(_ partitions: [Partition]) {}

    func release(_ partitions: [Partition], areLost: Bool) {
        if !areLost { commitPositions() }
    }

    private var currentCounts: LedgerCounts {
        LedgerCounts(
            delivered: ledger.delivered,
            duplicated: ledger.duplicated,
            outOfOrder: ledger.outOfOrder,
            skipped: reader?.skippedOffsets ?? .zero
        )
    }

    private func commitPositions() {
        guard let reader else { return }
        reader.commit(commits.changed(reader.positions))
    }

    private func conclude(_ reader: InputReader) throws(PipelineError) -> ExitCode {
        let verdict = verdict(reader)
        context.events.write(.deliveryVerdict, verdict.fields)
        // A supervisor prints a verdict of its own.
        if !context.settings.isSupervised { StandardError.writeLine(verdict.line) }
        if reader.hasIdledOut, ledger.delivered == .zero {
            throw PipelineError(.idle, "nothing arrived within --idle-timeout; is the producer running?")
        }
        return verdict.conclusion == .deliveryViolated ? .verificationFailed : .success
    }

    /// A consumer that saw the run from its beginning to its end knows what is missing. One that was stopped in the
    /// middle only knows of messages that later ones of every partition have overtaken, and one that resumed from
    /// committed offsets knows nothing of what came before.
    private func verdict(_ reader: InputReader) -> DeliveryVerdict {
        let isWhole = !wasCutShort && !reader.hasResumed
        let missing: MessageCount
        if reader.hasResumed {
            missing = .zero
        } else if isWhole {
            missing = max(ledger.missing, (context.settings.messagesOfAllRounds ?? expected) - ledger.delivered)
        } else {
            missing = ledger.certainlyMissing(partitionCount: partitionCount)
        }
        let lost = max(.zero, missing - poison.rejected)
        return DeliveryVerdict(
            delivered: ledger.delivered,
            lost: lost,
            duplicated: ledger.duplicated,
            outOfOrder: ledger.outOfOrder,
            rejected: poison.rejected,
            pending: max(.zero, ledger.missing - missing),
            isWhole: isWhole
        )
    }

    private func writeSequences() {
        guard context.events.isOpen else { return }
        for line in ledger.producers {
            context.events.write(
                .sequencesReceived,
                [
                    .init("producer", .string(String(decoding: line.name, as: UTF8.self))),
                    .init("ranges", .ranges(line.received)),
                    .init("duplicates", .integer(line.duplicated.rawValue)),
                    .init("out_of_order", .integer(line.outOfOrder.rawValue)),
                ]
            )
        }
    }

    private func writeRecordData(_ identity: RecordIdentity, _ record: borrowing ConsumedRecord) {
        context.events.write(
            .recordData,
            [
                .init("producer", .string(String(decoding: identity.producer, as: UTF8.self))),
                .init("sequence", .integer(Int64(clamping: identity.sequence))),
                .init("partition", .integer(Int64(record.partition.rawValue))),
                .init("offset", .integer(record.offset.rawValue)),
            ]
        )
    }
}
