import KafkaClient
import Testing

@testable import Pipeline

@Suite("End tracker")
struct EndTrackerTests {
    @Test("is done when every partition is read to its end")
    func reachesEnds() {
        var ends = EndTracker()
        ends.expect(10, of: 0, readUpTo: 4)
        ends.expect(3, of: 7, readUpTo: nil)
        #expect(ends.remaining == 2)
        ends.note(9, of: 0)
        ends.note(100, of: 3)
        #expect(ends.remaining == 2)
        ends.note(10, of: 0)
        ends.note(11, of: 0)
        ends.note(5, of: 7)
        #expect(ends.remaining == 0)
    }

    @Test("what is empty or read already does not count")
    func nothingToRead() {
        var ends = EndTracker()
        ends.expect(0, of: 0, readUpTo: nil)
        ends.expect(5, of: 1, readUpTo: 5)
        #expect(ends.remaining == 0)
    }

    @Test("a partition that is gone, or whose end has moved, counts once")
    func changes() {
        var ends = EndTracker()
        ends.expect(5, of: 1, readUpTo: 0)
        ends.expect(9, of: 1, readUpTo: 0)
        #expect(ends.remaining == 1)
        ends.forget(1)
        ends.forget(1)
        #expect(ends.remaining == 0)
    }
}
