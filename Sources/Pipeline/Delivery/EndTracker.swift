import KafkaClient

/// Which partitions have not been read to their end yet. Looked at for every record, so a count says it.
struct EndTracker {
    private var ends: [Int64?] = []
    /// How many partitions are still to be read.
    private(set) var remaining = 0

    /// Sets the offset at which a partition ends; one that is read that far already does not count.
    mutating func expect(_ end: Offset, of partition: Partition, readUpTo position: Offset?) {
        forget(partition)
        guard end.rawValue > 0, position.map({ $0 < end }) ?? true else { return }
        let index = Int(partition.rawValue)
        if index >= ends.count { ends.append(contentsOf: repeatElement(nil, count: index - ends.count + 1)) }
        ends[index] = end.rawValue
        remaining += 1
    }

    /// Notes how far a partition is read.
    @inline(__always)
    mutating func note(_ position: Int64, of partition: Partition) {
        let index = Int(partition.rawValue)
        guard index < ends.count, let end = ends[index], position >= end else { return }
        ends[index] = nil
        remaining -= 1
    }

    /// Forgets a partition that is somebody else's now.
    mutating func forget(_ partition: Partition) {
        let index = Int(partition.rawValue)
        guard index < ends.count, ends[index] != nil else { return }
        ends[index] = nil
        remaining -= 1
    }
}
