import Pipeline

/// What must hold at every moment of a reader's life: it reads and commits only partitions it owns, reads them without
/// going back or leaving out, and commits nothing that it has not read.
///
/// The same invariants as those of Kafka's system tests with its verifiable consumer.
struct PartitionCheck: Sendable {
    private struct Key: Hashable {
        var topic: String
        var partition: Int32
    }

    private var assigned: Set<Key> = []
    /// The offset that a partition's next record should have.
    private var positions: [Key: Int64] = [:]

    /// Breaches, in the order in which they happened.
    private(set) var breaches: [String] = []

    /// Offsets passed over, which transactions do legitimately.
    private(set) var gaps: [String] = []

    /// Takes in one event; events of other kinds change nothing.
    mutating func read(_ event: EventLine) {
        switch event.name {
        case .partitionsAssigned:
            for entry in event.partitions ?? [] { assigned.insert(Self.key(entry)) }
        case .partitionsRevoked:
            for entry in event.partitions ?? [] { revoke(Self.key(entry)) }
        case .recordsConsumed:
            for entry in event.partitions ?? [] { consume(entry) }
        case .offsetsCommitted where event.success != false:
            for entry in event.offsets ?? [] { commit(entry) }
        default: break
        }
    }

    private mutating func consume(_ entry: EventLine.PartitionFields) {
        let key = Self.key(entry)
        let name = "\(entry.topic)[\(entry.partition)]"
        if !assigned.contains(key) { breaches.append("\(name) was read without being assigned") }
        guard let first = entry.minOffset, let last = entry.maxOffset else { return }
        guard first <= last, last < .max else {
            breaches.append("\(name) was read from \(first) to \(last), which is no range")
            return
        }
        if let position = positions[key] {
            if first < position { breaches.append("\(name) went back from \(position) to \(first)") }
            if first > position { gaps.append("\(name) passed over offsets \(position) to \(first - 1)") }
        }
        let (span, isTooLong) = last.subtractingReportingOverflow(first)
        if let count = entry.count, isTooLong || span != count &- 1 {
            let detail = "\(name) has \(count) records between offsets \(first) and \(last)"
            if !isTooLong && count > 0 && count &- 1 < span { gaps.append(detail) } else { breaches.append(detail) }
        }
        positions[key] = last + 1
    }

    private mutating func revoke(_ key: Key) {
        assigned.remove(key)
        positions[key] = nil
    }

    private mutating func commit(_ entry: EventLine.PartitionFields) {
        let key = Self.key(entry)
        let name = "\(entry.topic)[\(entry.partition)]"
        if !assigned.contains(key) { breaches.append("\(name) was committed without being assigned") }
        // Where reading began is not reported, so a commit before the first report cannot be judged.
        guard let offset = entry.offset, let position = positions[key] else { return }
        if offset > position {
            breaches.append("\(name) was committed up to \(offset) but read only up to \(position)")
        }
    }

    private static func key(_ entry: EventLine.PartitionFields) -> Key {
        Key(topic: entry.topic, partition: entry.partition)
    }
}
