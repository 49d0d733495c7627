import KafkaClient
import Units

/// What a consumer knows of the messages of one run: which arrived, which arrived again, which came out of order.
///
/// Works from the identity in the records, never from offsets, because offsets may have gaps of their own
/// (transaction markers) and a message sent twice has two.
struct DeliveryLedger {
    /// Where one record stands.
    enum Entry {
        /// Its first arrival.
        case first
        /// A further arrival.
        case duplicate
        /// It belongs to another run, or to more producers than can be tracked.
        case foreign
    }

    /// What is known of one producer instance.
    struct ProducerLine {
        let name: [UInt8]
        fileprivate(set) var received = SequenceSet()
        fileprivate(set) var duplicated = MessageCount.zero
        fileprivate(set) var outOfOrder = MessageCount.zero
        /// One more than the largest sequence number seen in each partition.
        fileprivate var endOfPartition: [UInt64] = []
    }

    /// Bounds on what hostile headers can make this remember.
    static let maximumProducers = 1024
    private static let maximumPartitions = 100_000

    private let runID: [UInt8]?
    private(set) var producers: [ProducerLine] = []
    private var lastUsed = 0

    /// First arrivals.
    private(set) var delivered = MessageCount.zero
    /// Further arrivals.
    private(set) var duplicated = MessageCount.zero
    /// First arrivals behind a later message of the same producer and partition.
    private(set) var outOfOrder = MessageCount.zero
    /// Records of other runs.
    private(set) var foreign = MessageCount.zero

    /// A ledger for one run, or for every run when the id is `nil`.
    init(runID: String?) {
        self.runID = runID.map { Array($0.utf8) }
    }

    /// Notes an arrival.
    mutating func note(_ identity: RecordIdentity, in partition: Partition) -> Entry {
        guard runID.map(identity.run.hasSameBytes) ?? true,
            let index = index(of: identity.producer),
            producers[index].received.canHold(identity.sequence)
        else {
            foreign += MessageCount(1)
            return .foreign
        }
        guard producers[index].received.insert(identity.sequence) else {
            producers[index].duplicated += MessageCount(1)
            duplicated += MessageCount(1)
            return .duplicate
        }
        delivered += MessageCount(1)
        noteOrder(of: identity.sequence, in: Int(partition.rawValue), producer: index)
        return .first
    }

    /// How many messages are missing below each producer's largest that arrived.
    var missing: MessageCount {
        MessageCount(producers.reduce(UInt64(0)) { $0 + $1.received.missing(below: $1.received.end) })
    }

    /// How many messages are missing for certain while messages are still under way.
    ///
    /// A partition keeps a producer's order, so a number is certainly lost once every partition has given a later one.
    func certainlyMissing(partitionCount: Int) -> MessageCount {
        MessageCount(
            producers.reduce(UInt64(0)) { sum, line in
                guard line.endOfPartition.count >= partitionCount, let least = line.endOfPartition.min() else {
                    return sum
                }
                return sum + line.received.missing(below: least)
            }
        )
    }

    private mutating func noteOrder(of sequence: UInt64, in partition: Int, producer index: Int) {
        guard partition >= 0, partition < Self.maximumPartitions else { return }
        if partition >= producers[index].endOfPartition.count {
            let missing = partition - producers[index].endOfPartition.count + 1
            producers[index].endOfPartition.append(contentsOf: repeatElement(0, count: missing))
        }
        if sequence < producers[index].endOfPartition[partition] {
            producers[index].outOfOrder += MessageCount(1)
            outOfOrder += MessageCount(1)
        } else {
            producers[index].endOfPartition[partition] = sequence + 1
        }
    }

    private mutating func index(of producer: UnsafeRawBufferPointer) -> Int? {
        if lastUsed < producers.count, producer.hasSameBytes(as: producers[lastUsed].name) { return lastUsed }
        if let known = producers.firstIndex(where: { producer.hasSameBytes(as: $0.name) }) {
            lastUsed = known
            return known
        }
        guard producers.count < Self.maximumProducers else { return nil }
        producers.append(ProducerLine(name: Array(producer)))
        lastUsed = producers.count - 1
        return lastUsed
    }
}
