import KafkaClient
import Testing
import Units

@testable import Pipeline

@Suite("Delivery ledger")
struct DeliveryLedgerTests {
    /// One arrival, for tests: the producer's name, the number and the partition.
    private struct Arrival {
        var producer = "p"
        var run = "r"
        var sequence: UInt64
        var partition: Int32
    }

    private func note(_ arrivals: [Arrival], runID: String? = "r") -> DeliveryLedger {
        var ledger = DeliveryLedger(runID: runID)
        for arrival in arrivals {
            let run = Array(arrival.run.utf8)
            let producer = Array(arrival.producer.utf8)
            withUnsafeBytes(of: arrival.sequence.bigEndian) { sequence in
                withUnsafeBytes(of: Int64(0).bigEndian) { sent in
                    run.withUnsafeBytes { run in
                        producer.withUnsafeBytes { producer in
                            guard
                                let identity = RecordIdentity(
                                    run: run,
                                    producer: producer,
                                    sequence: sequence,
                                    sent: sent
                                )
                            else {
                                Issue.record("the headers are complete")
                                return
                            }
                            _ = ledger.note(identity, in: Partition(rawValue: arrival.partition))
                        }
                    }
                }
            }
        }
        return ledger
    }

    /// Two hundred messages of two producers over three partitions, each partition in order.
    private var perfect: [Arrival] {
        ["p", "q"].flatMap { producer in
            (0..<3).flatMap { partition in
                (0..<100).filter { $0 % 3 == partition }
                    .map { Arrival(producer: producer, sequence: UInt64($0), partition: Int32(partition)) }
            }
        }
    }

    @Test("a perfect run has nothing to complain of")
    func perfectRun() {
        let ledger = note(perfect)
        #expect(ledger.delivered == MessageCount(200))
        #expect(ledger.missing == .zero)
        #expect(ledger.duplicated == .zero)
        #expect(ledger.outOfOrder == .zero)
    }

    @Test("every single message dropped is missed", arguments: [0, 1, 50, 98])
    func drop(number: UInt64) {
        let ledger = note(perfect.filter { !($0.producer == "p" && $0.sequence == number) })
        #expect(ledger.missing == MessageCount(1))
        #expect(ledger.certainlyMissing(partitionCount: 3) == MessageCount(number == 98 ? 0 : 1))
    }

    @Test("every repeat is counted, and is no second delivery")
    func duplicate() {
        let ledger = note(perfect + [perfect[3], perfect[3], perfect[150]])
        #expect(ledger.duplicated == MessageCount(3))
        #expect(ledger.delivered == MessageCount(200))
    }

    @Test("a swap within a partition is out of order")
    func swap() {
        var arrivals = perfect
        arrivals.swapAt(4, 5)
        #expect(note(arrivals).outOfOrder == MessageCount(1))
    }

    @Test("partitions may overtake each other")
    func interleaving() {
        let arrivals = perfect.filter { $0.producer == "p" }
        #expect(
            note(arrivals.reversed().filter { $0.partition == 0 }.reversed() + arrivals.filter { $0.partition != 0 })
                .outOfOrder == .zero
        )
    }

    @Test("records of another run are none of this run's business")
    func foreign() {
        let ledger = note([Arrival(run: "other", sequence: 0, partition: 0), Arrival(sequence: 0, partition: 0)])
        #expect(ledger.delivered == MessageCount(1))
        #expect(ledger.foreign == MessageCount(1))
        #expect(note([Arrival(run: "other", sequence: 0, partition: 0)], runID: nil).delivered == MessageCount(1))
    }

    @Test("hostile headers cannot make it grow without bound")
    func hostile() {
        let many = (0..<3000).map { Arrival(producer: "p\($0)", sequence: 0, partition: 0) }
        let ledger = note(many + [Arrival(producer: "p0", sequence: .max, partition: .max)])
        #expect(ledger.producers.count == DeliveryLedger.maximumProducers)
        #expect(ledger.foreign == MessageCount(3000 - DeliveryLedger.maximumProducers + 1))
    }

    @Test("headers of another size give no identity", arguments: [0, 7, 9])
    func identitySizes(size: Int) {
        let bytes = [UInt8](repeating: 0, count: size)
        let good = [UInt8](repeating: 0, count: 8)
        bytes.withUnsafeBytes { bytes in
            good.withUnsafeBytes { good in
                #expect(RecordIdentity(run: good, producer: good, sequence: bytes, sent: good) == nil)
                #expect(RecordIdentity(run: good, producer: good, sequence: good, sent: bytes) == nil)
                #expect(RecordIdentity(run: nil, producer: good, sequence: good, sent: good) == nil)
                #expect(RecordIdentity(run: good, producer: nil, sequence: good, sent: good) == nil)
                #expect(RecordIdentity(run: good, producer: good, sequence: good, sent: good) != nil)
            }
        }
    }
}
