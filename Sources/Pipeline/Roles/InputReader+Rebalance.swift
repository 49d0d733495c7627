import KafkaClient

/// Hands the client's rebalances to the reader, which cannot be its handler itself: the client is made first.
final class RebalanceRelay: RebalanceHandler {
    weak var reader: InputReader?
    private var failure: PipelineError?

    func assigned(_ partitions: Set<TopicPartition>, by consumer: Consumer) {
        do {
            try reader?.assigned(partitions.map(\.partition).sorted())
        } catch {
            failure = error
        }
    }

    func revoked(_ partitions: Set<TopicPartition>, isLost: Bool, by consumer: Consumer) {
        reader?.revoked(partitions.map(\.partition).sorted(), isLost: isLost)
    }

    /// Throws what an assignment could not, as it is called from within the client.
    func throwFailure() throws(PipelineError) {
        if let failure { throw failure }
    }
}

extension InputReader {
    func assigned(_ partitions: [Partition]) throws(PipelineError) {
        context.events.write(.partitionsAssigned, [.init("partitions", describe(partitions))])
        isInGroup = true
        assignment.formUnion(partitions)
        let topicPartitions = topicPartitions(partitions)
        try perform("look up committed offsets") { () throws(KafkaError) in
            let committed = try consumer.committed(topicPartitions, timeout: .seconds(10))
            for partition in topicPartitions {
                if let offset = committed[partition] {
                    // Later it may find its own commits.
                    if !isAnnounced { hasResumed = true }
                    gaps.begin(partition.partition, at: offset)
                } else {
                    let low = try consumer.watermarks(of: partition, timeout: .seconds(5)).low
                    gaps.begin(partition.partition, at: context.broker == .embedded ? Offset(rawValue: 0) : low)
                }
            }
        }
        handler.take(partitions)
        switch phase {
        case .idle:
            if context.settings.isSupervised { try pause(Set(partitions)) }
        case .reading: break
        case .finishing: try findEnds()
        }
    }

    func revoked(_ partitions: [Partition], isLost: Bool) {
        isInGroup = false
        handler.release(partitions, areLost: isLost)
        for partition in partitions {
            assignment.remove(partition)
            retries.forget(partition)
            ends.forget(partition)
        }
        context.events.write(
            .partitionsRevoked,
            [.init("partitions", describe(partitions)), .init("lost", .boolean(isLost))]
        )
    }

    /// Commits offsets of partitions this process owns, and says so.
    ///
    /// A refused commit is no failure: after a rebalance another member goes on from the last good one.
    func commit(_ offsets: [Partition: Offset]) {
        guard !offsets.isEmpty else { return }
        // What is committed was read, and the event lines say so in this order.
        consumption.write(to: context.events, topic: topic)
        let byTopicPartition = Dictionary(
            uniqueKeysWithValues: offsets.map { (TopicPartition(topic, $0.key), $0.value) }
        )
        var fields: [EventValue.Field] = [
            .init(
                "offsets",
                .array(
                    offsets.sorted { $0.key < $1.key }.map { partition, offset in
                        .object([
                            .init("topic", .string(topic.rawValue)),
                            .init("partition", .integer(Int64(partition.rawValue))),
                            .init("offset", .integer(offset.rawValue)),
                        ])
                    }
                )
            )
        ]
        do {
            try consumer.commit(byTopicPartition)
            fields.append(.init("success", .boolean(true)))
        } catch {
            fields.append(.init("success", .boolean(false)))
            fields.append(.init("error", .string(error.reason)))
        }
        context.events.write(.offsetsCommitted, fields)
    }

    private func describe(_ partitions: [Partition]) -> EventValue {
        .array(
            partitions.map {
                .object([.init("topic", .string(topic.rawValue)), .init("partition", .integer(Int64($0.rawValue)))])
            }
        )
    }
}
