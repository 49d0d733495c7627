import KafkaClient
import Testing
import Units

@testable import Pipeline

@Suite("Measurement")
struct MeasurementTests {
    @Test("with a rate, a stall does not move the due times")
    func pacing() {
        let pacer = Pacer(rate: 1000, start: .seconds(5))
        #expect(pacer.dueTime(of: 0, now: .seconds(9)) == .seconds(5))
        #expect(pacer.dueTime(of: 250, now: .seconds(9)) == .seconds(5) + .milliseconds(250))
    }

    @Test("without a rate, a message is due when its turn comes")
    func unpaced() {
        #expect(Pacer(rate: nil, start: .zero).dueTime(of: 77, now: .seconds(3)) == .seconds(3))
    }

    @Test("percentiles are within the histogram's three digits")
    func percentiles() throws {
        var latency = LatencyDistribution()
        for value in 1...100_000 { latency.record(.microseconds(value)) }
        for percentage in [50.0, 90, 99, 99.9, 100] {
            let value = Double(try #require(latency.percentile(percentage)).rawValue)
            #expect(abs(value / (percentage * 1_000_000) - 1) < 0.002)
        }
        #expect(latency.count == MessageCount(100_000))
    }

    @Test("merged distributions hold both sides' counts")
    func merging() {
        var a = LatencyDistribution()
        var b = LatencyDistribution()
        var both = LatencyDistribution()
        for value in [1, 5, 900, 70_000] { a.record(.microseconds(value)); both.record(.microseconds(value)) }
        for value in [2, 5, 800_000] { b.record(.microseconds(value)); both.record(.microseconds(value)) }
        a.merge(b)
        #expect(a == both)
    }

    @Test("a clock set back and an endless wait are counted at the ends of the range")
    func outOfRange() {
        var latency = LatencyDistribution()
        latency.record(Nanoseconds(-5))
        latency.record(Nanoseconds(Int64.max))
        #expect(latency.count == MessageCount(2))
    }

    @Test("a round's CPU time is the process's own and grows with work")
    func cpuTime() {
        let before = ProcessUsage.current()
        var state = SeededGenerator(state: 1)
        var sum: UInt64 = 0
        while ProcessUsage.current().userCPU - before.userCPU < .milliseconds(20) { sum &+= state.next() }
        #expect(sum != 0)
        #expect(ProcessUsage.residentMemory() > .mebibytes(1))
    }

    @Test("the rejection window forgets what is a thousand records old")
    func rejectionWindow() {
        var window = RejectionWindow()
        let verdicts = (0..<101).map { _ in window.note(isRejected: true, maximumRatio: 0.1) }
        #expect(verdicts == Array(repeating: false, count: 100) + [true])
        for _ in 0..<1000 { _ = window.note(isRejected: false, maximumRatio: 0.1) }
        let isTooMuch = window.note(isRejected: true, maximumRatio: 0.1)
        #expect(!isTooMuch)
    }

    @Test("skipped offsets are counted, repeats are not")
    func offsetGaps() {
        var gaps = OffsetGapTracker()
        gaps.begin(2, at: 0)
        let offsets: [(Offset, Partition)] = [(0, 2), (5, 2), (3, 2), (10, 0)]
        #expect(offsets.map { gaps.note($0, in: $1) } == [0, 4, 0, 0])
        #expect(gaps.skipped == MessageCount(4))
        #expect(gaps.position(of: 2) == 4)
    }
}
