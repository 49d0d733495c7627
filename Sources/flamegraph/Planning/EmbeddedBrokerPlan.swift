import FlameReport
import Pipeline
import Units

/// How a scenario's rounds are cut so that nothing unread is dropped by the embedded broker.
///
/// That broker keeps 5 MiB or 100,000 batches of each partition (compiled into librdkafka's mock cluster) and drops what
/// exceeds them without a word. A backlog may be as large as a round, so a round has to fit; where it does not even with
/// more partitions, it is sent and read in slices.
struct EmbeddedBrokerPlan: Sendable, Equatable {
    /// What the broker keeps, and with how much caution that is used.
    struct Limits: Sendable {
        var bytesPerPartition = Bytes.mebibytes(5)
        var batchesPerPartition = 100_000
        /// A message larger than this is refused by the client (`message.max.bytes`).
        var largestMessage = 1_000_000
        /// The share of the limits that is used.
        var safety = 0.8
        /// How much more than the average a partition gets for good, because some customers' keys fall together.
        var skew = 1.5
        /// The numbers of partitions to choose from, the usual one first.
        var partitionChoices: [Int32] = [Scenario.partitionsPerTopic, 24, 48]
    }

    var scenario: String
    /// Partitions of each topic of the scenario.
    var partitions: Int32
    /// Into how many slices a round is cut.
    var slices: Int
    /// The largest number of messages that may be unread at a time.
    var largestSlice: MessageCount
    /// Bytes of the scenario's largest average record with its batch's head.
    var bytesPerMessage: Double

    /// Plans for the scenario's topics; the choice is the fewest partitions that do without slices, or the fewest slices.
    ///
    /// - Throws: `PipelineError` with the exit code `usage` when a single message is too large.
    init(
        scenario: String,
        messages: MessageCount,
        loads: [TopicLoad],
        limits: Limits = Limits(),
        largestPayload: () -> Int? = { nil }
    ) throws(PipelineError) {
        if let offender = loads.first(where: { $0.largest > limits.largestMessage }) {
            let advice = largestPayload().map { "; the largest --payload-size that fits is \($0)" } ?? ""
            throw PipelineError(
                .usage,
                "a message of \(offender.topic) would take \(Figures.whole(Int64(offender.largest))) bytes, more than the "
                    + "\(Figures.whole(Int64(limits.largestMessage))) that a message may have" + advice
            )
        }
        let bytesPerMessage = (loads.map(\.mean).max() ?? 0) + Double(RecordOverhead.batch)
        let perPartition = Self.messagesPerPartition(bytesPerMessage, limits)
        let choices = limits.partitionChoices.map { partitions in
            (partitions, Self.capacity(partitions: partitions, perPartition: perPartition, limits: limits))
        }
        let fitting = choices.first { $0.1 >= messages.rawValue }
        let best = fitting ?? choices.max { $0.1 < $1.1 } ?? (Scenario.partitionsPerTopic, 1)
        self.scenario = scenario
        self.bytesPerMessage = bytesPerMessage
        partitions = best.0
        largestSlice = MessageCount(best.1)
        slices = Schedule.slices(of: messages, notAbove: largestSlice).count
    }

    /// What has been decided, when it differs from the usual.
    var decision: String? {
        guard partitions != Scenario.partitionsPerTopic || slices > 1 else { return nil }
        let size =
            "messages of about \(Figures.decimal(bytesPerMessage, 0)) bytes on an embedded broker that keeps 5 MiB a partition"
        let cut =
            slices > 1
            ? " and rounds in \(slices) slices of at most \(Figures.whole(largestSlice.rawValue)) messages" : ""
        return "\(scenario): \(partitions) partitions a topic\(cut), for \(size)"
    }

    /// How many messages one partition keeps for sure; at least one, whatever its size.
    private static func messagesPerPartition(_ bytesPerMessage: Double, _ limits: Limits) -> Int64 {
        let byBytes = Double(limits.bytesPerPartition.rawValue) * limits.safety / max(1, bytesPerMessage)
        let byBatches = Double(limits.batchesPerPartition) * limits.safety
        return max(1, Int64(min(byBytes, byBatches)))
    }

    /// The most messages of which the fullest partition gets no more than it keeps.
    static func capacity(partitions: Int32, perPartition: Int64, limits: Limits) -> Int64 {
        var low: Int64 = 1
        var high = max(1, perPartition * Int64(partitions))
        while low < high {
            let middle = low + (high - low + 1) / 2
            if fullest(of: middle, partitions: partitions, limits: limits) <= perPartition {
                low = middle
            } else {
                high = middle - 1
            }
        }
        return low
    }

    /// What the fullest partition may get: the skew of the keys, and four standard deviations of chance.
    static func fullest(of messages: Int64, partitions: Int32, limits: Limits) -> Int64 {
        let average = Double(messages) / Double(partitions)
        return min(messages, Int64((average * limits.skew + 4 * average.squareRoot()).rounded(.up)))
    }
}
