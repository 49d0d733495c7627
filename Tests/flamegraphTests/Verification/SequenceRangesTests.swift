import Testing

@testable import flamegraph

@Suite("Sets of sequence numbers")
struct SequenceRangesTests {
    private func random(_ generator: inout SeededGenerator) -> [ClosedRange<UInt64>] {
        (0..<Int.random(in: 0...8, using: &generator)).map { _ in
            let start = UInt64.random(in: 0...60, using: &generator)
            return start...(start + UInt64.random(in: 0...9, using: &generator))
        }
    }

    @Test("behave like plain sets", arguments: 1...20)
    func behaveLikePlainSets(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let (first, second) = (random(&generator), random(&generator))
            let (a, b) = (SequenceRanges(first), SequenceRanges(second))
            let (plainA, plainB) = (Set(first.joined()), Set(second.joined()))
            #expect(a.count == UInt64(plainA.count))
            #expect(Set(a.ranges.joined()) == plainA)
            #expect(Set(a.union(b).ranges.joined()) == plainA.union(plainB))
            #expect(Set(a.subtracting(b).ranges.joined()) == plainA.subtracting(plainB))
            #expect((0...70).allSatisfy { a.contains($0) == plainA.contains($0) })
            #expect(a.first(5) == Array(plainA.sorted().prefix(5)))
        }
    }

    @Test("keep ranges sorted, apart from each other and independent of the order they came in", arguments: 1...10)
    func areCanonical(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let ranges = random(&generator)
            let set = SequenceRanges(ranges)
            #expect(set == SequenceRanges(ranges.shuffled(using: &generator)))
            for (left, right) in zip(set.ranges, set.ranges.dropFirst()) {
                #expect(left.upperBound + 1 < right.lowerBound)
            }
        }
    }

    @Test("reach up to the largest number")
    func reachTheLargestNumber() {
        let all = SequenceRanges([0...UInt64.max])
        #expect(all.count == .max)
        #expect(all.contains(.max))
        #expect(all.subtracting(all).isEmpty)
        #expect(all.subtracting(SequenceRanges([5...5])) == SequenceRanges([0...4, 6...UInt64.max]))
        #expect(SequenceRanges([UInt64.max...UInt64.max, 3...UInt64.max]) == SequenceRanges([3...UInt64.max]))
        #expect(all.subtracting(SequenceRanges([9...UInt64.max])) == SequenceRanges([0...8]))
    }

    @Test("refuse pairs that are none", arguments: [[[1]], [[2, 1]], [[1, 2, 3]], [[]]])
    func refuseBadPairs(pairs: [[UInt64]]) {
        #expect(SequenceRanges(pairs: pairs) == nil)
    }

    @Test("read pairs of first and last")
    func readPairs() {
        #expect(SequenceRanges(pairs: [[4, 5], [0, 3]]) == SequenceRanges([0...5]))
        #expect(SequenceRanges(pairs: [])?.isEmpty == true)
    }
}
