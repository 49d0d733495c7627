import KafkaClient
import Units

/// The inputs of a processor whose outputs have no delivery report yet, by partition.
///
/// Each output carries a ticket as its delivery token: the partition, the generation of its assignment and the number
/// of the input. A report of an earlier generation is ignored: the partition was away in between, and what is
/// committed now is not its business.
final class PendingInputs: DeliveryHandler {
    private struct Holding {
        var generation: UInt16 = 0
        var isOwned = false
        var window = CompletionWindow()
    }

    private let events: EventWriter
    private var holdings: [Holding] = []
    /// How many outputs are under way.
    private(set) var count = 0
    /// Outputs delivered so far.
    private(set) var delivered = MessageCount.zero
    /// The first delivery that failed; its input can then never be committed, so the process has to stop.
    private(set) var failure: PipelineError?

    init(events: EventWriter) {
        self.events = events
    }

    /// Takes partitions into hand.
    func take(_ partitions: [Partition]) {
        for partition in partitions {
            let index = Int(partition.rawValue)
            if index >= holdings.count {
                holdings.append(contentsOf: repeatElement(Holding(), count: index - holdings.count + 1))
            }
            holdings[index] = Holding(generation: holdings[index].generation &+ 1, isOwned: true)
        }
    }

    /// Lets partitions go: whatever is still under way for them is forgotten.
    func release(_ partitions: [Partition]) {
        for partition in partitions where Int(partition.rawValue) < holdings.count {
            holdings[Int(partition.rawValue)].isOwned = false
        }
    }

    /// Notes an input; the token goes with its output.
    func begin(_ offset: Offset, in partition: Partition) -> DeliveryToken {
        let index = Int(partition.rawValue)
        if index >= holdings.count || !holdings[index].isOwned { take([partition]) }
        let number = holdings[index].window.begin(offset)
        count += 1
        return Ticket(
            partition: UInt16(truncatingIfNeeded: index),
            generation: holdings[index].generation,
            number: number
        ).token
    }

    /// Takes an input back whose output could not be sent: it is settled in another way.
    func abandon(_ token: DeliveryToken) {
        count -= 1
        let ticket = Ticket(token)
        holdings[Int(ticket.partition)].window.takeBackLast(ticket.number)
    }

    /// Notes that an input is done with.
    func settle(_ token: DeliveryToken) {
        count -= 1
        let ticket = Ticket(token)
        let index = Int(ticket.partition)
        guard holdings[index].isOwned, holdings[index].generation == ticket.generation else { return }
        _ = holdings[index].window.finish(ticket.number)
    }

    /// Takes the delivery report of an output.
    func delivered(_ report: borrowing DeliveryReport) {
        guard report.isDelivered else {
            count -= 1
            note(report)
            return
        }
        delivered += MessageCount(rawValue: 1)
        settle(report.token)
    }

    /// The offsets up to which every input of the partitions in hand is done.
    var committable: [Partition: Offset] {
        var result: [Partition: Offset] = [:]
        for (index, holding) in holdings.enumerated() where holding.isOwned {
            result[Partition(rawValue: Int32(index))] = holding.window.committable
        }
        return result
    }

    private func note(_ report: borrowing DeliveryReport) {
        let reason = report.error?.reason ?? "unknown"
        events.write(
            .producerSendError,
            [
                .init("partition", .integer(Int64(report.partition.rawValue))),
                .init("status", .string(report.status == .notPersisted ? "not_persisted" : "possibly_persisted")),
                .init("message", .string(reason)),
            ]
        )
        guard failure == nil else { return }
        failure = PipelineError(
            .undelivered,
            "an output was not delivered: \(reason); its input stays uncommitted and will be read again"
        )
    }

    private struct Ticket {
        var partition: UInt16
        var generation: UInt16
        var number: UInt32

        init(partition: UInt16, generation: UInt16, number: UInt32) {
            self.partition = partition
            self.generation = generation
            self.number = number
        }

        init(_ token: DeliveryToken) {
            partition = UInt16(truncatingIfNeeded: token.rawValue >> 48)
            generation = UInt16(truncatingIfNeeded: token.rawValue >> 32)
            number = UInt32(truncatingIfNeeded: token.rawValue)
        }

        var token: DeliveryToken {
            DeliveryToken(rawValue: UInt(partition) << 48 | UInt(generation) << 32 | UInt(number))
        }
    }
}
