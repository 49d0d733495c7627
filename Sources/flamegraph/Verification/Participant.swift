import Pipeline

/// One process as its event lines show it.
struct Participant: Sendable {
    /// Which process speaks.
    struct ID: Sendable, Hashable, Comparable {
        var run: String
        var service: String
        var instance: String

        static func < (left: ID, right: ID) -> Bool {
            (left.run, left.service, left.instance) < (right.run, right.service, right.instance)
        }
    }

    /// What a consumer says about one producer's messages.
    struct Reception: Sendable {
        var numbers: SequenceRanges
        var duplicates: Int64
        var outOfOrder: Int64
    }

    var id: ID
    var hasStarted = false
    var exitCode: Int32?
    /// By producer instance; the last line counts, because each says all so far.
    var acknowledged: [String: SequenceRanges] = [:]
    /// By producer instance; the last line counts, because each says all so far.
    var received: [String: Reception] = [:]
    /// By producer instance.
    var rejected: [String: SequenceRanges] = [:]
    /// Rejected records that did not say which message they had been.
    var anonymousRejections: Int64 = 0
    /// By producer instance: sent, not acknowledged, and perhaps written all the same.
    var possiblyPersisted: [String: SequenceRanges] = [:]
    var partitions = PartitionCheck()
    /// Lines that contradict themselves.
    var malformed: [String] = []

    init(id: ID) {
        self.id = id
    }

    /// The role that the service's name ends with.
    var role: Role? { Role.allCases.first { id.service.hasSuffix("-" + $0.rawValue) } }

    /// Takes in one event.
    mutating func read(_ event: EventLine) {
        switch event.name {
        case .startupComplete: hasStarted = true
        case .shutdownComplete: exitCode = event.exitCode ?? 0
        case .sequencesAcknowledged:
            guard let numbers = numbers(of: event) else { return }
            acknowledged[event.producer ?? id.instance] = numbers
        case .sequencesReceived:
            guard let numbers = numbers(of: event) else { return }
            guard let producer = event.producer else {
                malformed.append("sequences_received names no producer")
                return
            }
            received[producer] = Reception(
                numbers: numbers,
                duplicates: event.duplicates ?? 0,
                outOfOrder: event.outOfOrder ?? 0
            )
        case .producerSendError:
            guard event.status == "possibly_persisted", let sequence = event.sequence else { return }
            add(sequence, of: event.producer ?? id.instance, to: \.possiblyPersisted)
        case .recordRejected:
            guard let producer = event.producer, let sequence = event.sequence else {
                anonymousRejections += 1
                return
            }
            add(sequence, of: producer, to: \.rejected)
        default: partitions.read(event)
        }
    }

    private mutating func numbers(of event: EventLine) -> SequenceRanges? {
        guard let pairs = event.ranges, let numbers = SequenceRanges(pairs: pairs) else {
            malformed.append("\(event.name?.rawValue ?? "event") has ranges that are no pairs of first and last")
            return nil
        }
        return numbers
    }

    private mutating func add(
        _ number: UInt64,
        of producer: String,
        to sets: WritableKeyPath<Participant, [String: SequenceRanges]>
    ) {
        self[keyPath: sets][producer, default: SequenceRanges()] =
            (self[keyPath: sets][producer] ?? SequenceRanges()).union(SequenceRanges([number...number]))
    }
}
