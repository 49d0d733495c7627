import Units

/// A line that tells of samples lost.
///
/// perf tells of the same losses twice: in `PERF_RECORD_LOST` while it records, and in `PERF_RECORD_LOST_SAMPLES` when it
/// ends. The two must not be added up; the larger counts.
struct PerfLost {
    var count: SampleCount
    /// Whether it was told at the end.
    var isTotal: Bool
    var isDropped = false

    init?(_ record: UnsafeRawBufferPointer) {
        guard let name = record.firstIndex(where: \.isBlank) else { return nil }
        isTotal = record.upTo(name).equals("PERF_RECORD_LOST_SAMPLES")
        guard isTotal || record.upTo(name).equals("PERF_RECORD_LOST") else { return nil }
        let text = record.from(name).trimmed
        guard text.starts(with: "lost "), let number = text.from(5).trimmed.decimal else { return nil }
        count = SampleCount(rawValue: number)
    }

    var dropped: PerfLost {
        var dropped = self
        dropped.isDropped = true
        return dropped
    }

    func add(to statistics: inout PerfScriptStatistics) {
        switch (isDropped, isTotal) {
        case (false, false): statistics.lost = statistics.lost + count
        case (false, true): statistics.lostTotal = statistics.lostTotal + count
        case (true, false): statistics.lostDropped = statistics.lostDropped + count
        case (true, true): statistics.lostDroppedTotal = statistics.lostDroppedTotal + count
        }
    }
}
