import KafkaClient

/// When to commit, and what has changed since the last commit.
struct CommitTimer {
    private static let interval = Duration.seconds(1)
    private var last = ContinuousClock.now
    private var committed: [Partition: Offset] = [:]

    /// Whether a second has passed since the last time this was so.
    mutating func isDue() -> Bool {
        let now = ContinuousClock.now
        guard now - last >= Self.interval else { return false }
        last = now
        return true
    }

    /// The offsets that differ from those of the last call, which are taken as committed.
    mutating func changed(_ offsets: [Partition: Offset]) -> [Partition: Offset] {
        let news = offsets.filter { committed[$0.key] != $0.value }
        committed.merge(news) { $1 }
        return news
    }

    /// Forgets a partition, which another member may have moved on meanwhile.
    mutating func forget(_ partition: Partition) {
        committed[partition] = nil
    }
}
