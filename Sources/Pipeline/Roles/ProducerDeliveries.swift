import KafkaClient
import Units

/// What becomes of the messages a producer has sent: latency, acknowledged sequence numbers, failures.
final class ProducerDeliveries: DeliveryHandler {
    /// How many messages may be under way before their due times would be overwritten: more than the client's queue holds.
    private static let capacity: UInt64 = 1 << 18

    private let events: EventWriter
    private let instance: String
    private var dueTimes = [Int64](repeating: 0, count: Int(ProducerDeliveries.capacity))
    private var settled = SequenceSet()
    private var succeeded = SequenceSet()
    private(set) var measurement = RoundMeasurement(round: 0, target: .zero)
    private var wallOfRounds = Nanoseconds.zero
    /// When progress was last told.
    var progress = ProgressReport()

    init(events: EventWriter, instance: String) {
        self.events = events
        self.instance = instance
    }

    /// Starts counting for a round.
    func begin(_ measurement: RoundMeasurement) {
        self.measurement = measurement
    }

    /// Whether the due time of a message can be kept.
    func hasRoom(for sequence: UInt64) -> Bool {
        sequence - settled.contiguousEnd < Self.capacity
    }

    /// Keeps when a message is due.
    func note(_ sequence: UInt64, due: Nanoseconds, bytes: Bytes) {
        dueTimes[Int(sequence % Self.capacity)] = due.rawValue
        measurement.bytes += bytes
    }

    /// Takes a delivery report.
    func delivered(_ report: borrowing DeliveryReport) {
        let sequence = UInt64(report.token.rawValue)
        _ = settled.insert(sequence)
        if report.isDelivered {
            _ = succeeded.insert(sequence)
            measurement.messages += MessageCount(1)
            let due = Nanoseconds(rawValue: dueTimes[Int(sequence % Self.capacity)])
            measurement.latency.record(Clock.monotonic() - due)
            if events.isVerbose { writeSuccess(report, sequence) }
        } else {
            measurement.failures.undelivered += MessageCount(1)
            writeFailure(report, sequence)
        }
    }

    /// Ends the round.
    func finish(settings: RoleSettings, runID: String) -> RunRecord {
        let record = measurement.record(of: settings, runID: runID)
        if record.round > 0 { wallOfRounds += record.wall }
        return record
    }

    /// Ends a window of a round without end; the next one begins at once.
    func finishWindow(settings: RoleSettings, runID: String) -> RunRecord {
        var ended = measurement
        measurement = ended.next()
        let record = ended.record(of: settings, runID: runID)
        wallOfRounds += record.wall
        return record
    }

    /// How many messages were acknowledged.
    var acknowledged: MessageCount { MessageCount(succeeded.count) }

    /// Acknowledged messages per second of the rounds, warm-up apart; zero before the first round.
    var averageThroughput: Double {
        wallOfRounds > .zero ? Double(acknowledged.rawValue) / wallOfRounds.seconds : 0
    }

    /// Writes which sequence numbers were acknowledged so far.
    func writeAcknowledged() {
        guard events.isOpen else { return }
        events.write(
            .sequencesAcknowledged,
            [.init("producer", .string(instance)), .init("ranges", .ranges(succeeded))]
        )
    }

    private func writeSuccess(_ report: borrowing DeliveryReport, _ sequence: UInt64) {
        events.write(
            .producerSendSuccess,
            [
                .init("sequence", .integer(Int64(sequence))),
                .init("partition", .integer(Int64(report.partition.rawValue))),
                .init("offset", .integer(report.offset.rawValue)),
            ]
        )
    }

    private func writeFailure(_ report: borrowing DeliveryReport, _ sequence: UInt64) {
        events.write(
            .producerSendError,
            [
                .init("sequence", .integer(Int64(sequence))),
                .init("producer", .string(instance)),
                .init("partition", .integer(Int64(report.partition.rawValue))),
                .init("status", .string(report.status == .notPersisted ? "not_persisted" : "possibly_persisted")),
                .init("message", .string(report.error?.reason ?? "unknown")),
            ]
        )
    }
}

extension EventValue {
    /// A set of sequence numbers as ranges of first and last.
    static func ranges(_ set: SequenceSet) -> EventValue {
        .array(set.ranges().map { .array([.integer(Int64($0.lowerBound)), .integer(Int64($0.upperBound))]) })
    }
}
