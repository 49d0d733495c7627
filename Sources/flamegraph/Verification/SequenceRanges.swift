/// Sequence numbers as sorted, disjoint, closed ranges that do not touch: small however long a run is.
struct SequenceRanges: Sendable, Equatable {
    private(set) var ranges: [ClosedRange<UInt64>] = []

    /// No numbers.
    init() {}

    /// The numbers of any ranges, in any order, overlapping or not.
    init(_ ranges: some Sequence<ClosedRange<UInt64>>) {
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) { append(range) }
    }

    /// Reads pairs of first and last; `nil` when one is no pair or ends before it begins.
    init?(pairs: [[UInt64]]) {
        var ranges: [ClosedRange<UInt64>] = []
        for pair in pairs {
            guard pair.count == 2, pair[0] <= pair[1] else { return nil }
            ranges.append(pair[0]...pair[1])
        }
        self.init(ranges)
    }

    /// Whether there are no numbers.
    var isEmpty: Bool { ranges.isEmpty }

    /// How many numbers there are; stops at the largest count there is.
    var count: UInt64 {
        ranges.map { ($0.upperBound - $0.lowerBound).addingSaturated(1) }.saturatedSum
    }

    /// Whether the number is in the set.
    func contains(_ number: UInt64) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < number { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(number)
    }

    /// The numbers of either set.
    func union(_ other: SequenceRanges) -> SequenceRanges {
        SequenceRanges(ranges + other.ranges)
    }

    /// The numbers of this set that are not in the other.
    func subtracting(_ other: SequenceRanges) -> SequenceRanges {
        var remaining = SequenceRanges()
        var next = 0
        for range in ranges {
            var start = range.lowerBound
            while next < other.ranges.count, other.ranges[next].upperBound < start { next += 1 }
            var index = next
            var isSpent = false
            while index < other.ranges.count, other.ranges[index].lowerBound <= range.upperBound {
                let hole = other.ranges[index]
                if hole.lowerBound > start { remaining.append(start...(hole.lowerBound - 1)) }
                guard hole.upperBound < range.upperBound else {
                    isSpent = true
                    break
                }
                start = max(start, hole.upperBound + 1)
                index += 1
            }
            if !isSpent { remaining.append(start...range.upperBound) }
        }
        return remaining
    }

    /// The first few numbers, for a message.
    func first(_ limit: Int) -> [UInt64] {
        var numbers: [UInt64] = []
        for range in ranges {
            for number in range {
                guard numbers.count < limit else { return numbers }
                numbers.append(number)
            }
        }
        return numbers
    }

    /// Adds a range that does not begin before the last one does.
    private mutating func append(_ range: ClosedRange<UInt64>) {
        guard let last = ranges.last else {
            ranges.append(range)
            return
        }
        if last.upperBound == .max || range.lowerBound <= last.upperBound + 1 {
            ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
        } else {
            ranges.append(range)
        }
    }
}
