import KafkaClient
import Units

/// Where a reader stands in each partition of its topic, and how many offsets it was never given.
///
/// On a broker that writes no offsets of its own (no transactions, no compaction) a gap is a message that was dropped
/// before it was read, as the embedded broker's retention does without a word.
struct OffsetGapTracker {
    private var next: [Int64?] = []
    /// Offsets skipped so far.
    private(set) var skipped = MessageCount.zero

    /// Sets where a partition is read from, when it is assigned; `nil` where that is not known.
    mutating func begin(_ partition: Partition, at offset: Offset?) {
        let index = Int(partition.rawValue)
        if index >= next.count { next.append(contentsOf: repeatElement(nil, count: index - next.count + 1)) }
        next[index] = offset?.rawValue
    }

    /// Notes a record; gives the number of offsets skipped before it.
    mutating func note(_ offset: Offset, in partition: Partition) -> MessageCount {
        let index = Int(partition.rawValue)
        if index >= next.count { begin(partition, at: nil) }
        let expected = next[index] ?? offset.rawValue
        next[index] = offset.rawValue + 1
        guard offset.rawValue > expected else { return .zero }
        let gap = MessageCount(offset.rawValue - expected)
        skipped += gap
        return gap
    }

    /// The offset to be read next; `nil` where that is not known.
    func position(of partition: Partition) -> Offset? {
        let index = Int(partition.rawValue)
        return index < next.count ? next[index].map(Offset.init(rawValue:)) : nil
    }
}
