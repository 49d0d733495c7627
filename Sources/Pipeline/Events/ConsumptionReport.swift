import KafkaClient

/// What was read since the last `records_consumed` event, by partition.
struct ConsumptionReport {
    private struct Range {
        var count: Int64 = 0
        var first: Int64 = 0
        var last: Int64 = 0
    }

    private var ranges: [Range] = []
    private var count: Int64 = 0

    /// Notes a record.
    mutating func note(_ partition: Partition, _ offset: Offset) {
        let index = Int(partition.rawValue)
        if index >= ranges.count { ranges.append(contentsOf: repeatElement(Range(), count: index - ranges.count + 1)) }
        if ranges[index].count == 0 { ranges[index].first = offset.rawValue }
        ranges[index].count += 1
        ranges[index].last = offset.rawValue
        count += 1
    }

    /// Writes the event and begins anew.
    mutating func write(to events: EventWriter, topic: Topic) {
        guard count > 0 else { return }
        let partitions = ranges.enumerated().filter { $0.element.count > 0 }.map { index, range in
            EventValue.object([
                .init("topic", .string(topic.rawValue)),
                .init("partition", .integer(Int64(index))),
                .init("count", .integer(range.count)),
                .init("minOffset", .integer(range.first)),
                .init("maxOffset", .integer(range.last)),
            ])
        }
        events.write(.recordsConsumed, [.init("count", .integer(count)), .init("partitions", .array(partitions))])
        self = ConsumptionReport()
    }
}
