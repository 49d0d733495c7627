import Testing

@testable import Pipeline

@Suite("Sequence set")
struct SequenceSetTests {
    @Test("behaves as a set of numbers does, whatever the order", arguments: 0..<20)
    func behavesAsSet(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        var set = SequenceSet()
        var model: Set<UInt64> = []
        for _ in 0..<3000 {
            let number = UInt64.random(in: 0..<1500, using: &generator)
            let isNew = set.insert(number)
            #expect(isNew == model.insert(number).inserted)
        }
        #expect(set.count == UInt64(model.count))
        #expect(set.end == (model.max() ?? 0) + 1)
        #expect((0..<1600).allSatisfy { set.contains($0) == model.contains($0) })
        let gap = (0..<UInt64(1600)).first { !model.contains($0) }
        #expect(set.contiguousEnd == gap)
        for limit: UInt64 in [0, 1, 64, 700, 1500, 1600] {
            #expect(set.missing(below: limit) == UInt64((0..<limit).filter { !model.contains($0) }.count))
        }
        #expect(set.ranges().flatMap { Array($0) } == model.sorted())
    }

    @Test("a million numbers spread over a window keep memory small and every one of them")
    func longRun() {
        var set = SequenceSet()
        // Twelve partitions, each in order, up to a thousand numbers apart.
        var repeats = 0
        for block in 0..<UInt64(1000) {
            for lane in 0..<UInt64(10) {
                for step in 0..<UInt64(100) where !set.insert(block * 1000 + step * 10 + (9 - lane)) { repeats += 1 }
            }
        }
        #expect(repeats == 0)
        #expect(set.contiguousEnd == 1_000_000)
        #expect(set.ranges() == [0...999_999])
        #expect(set.missing(below: set.end) == 0)
    }

    @Test("a number far away is refused rather than tracked")
    func hostileNumber() {
        var set = SequenceSet()
        _ = set.insert(0)
        #expect(!set.canHold(.max))
        #expect(set.canHold(SequenceSet.maximumSpread))
        #expect(!set.canHold(SequenceSet.maximumSpread + 1))
    }
}
