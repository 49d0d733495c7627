import Pipeline
import Testing
import Units

@testable import flamegraph

@Suite("The collection of run records")
struct RecordCollectionTests {
    @Test("adds slices up, one after the other")
    func slices() throws {
        var records = RecordCollection()
        records.add(Samples.record("s", messages: 10, cpu: 400, wall: 100, latency: [5000, 6000]))
        records.add(Samples.record("s", messages: 20, cpu: 800, wall: 300, latency: [7000]))
        let sum = try #require(records.record(of: "s", round: 1))
        #expect(sum.messages == MessageCount(30))
        #expect(sum.bytes == Bytes(9000))
        #expect(sum.cpu == Nanoseconds(1200))
        #expect(sum.wall == Nanoseconds(400))
        #expect(sum.latency?.count == MessageCount(3))
    }

    @Test("puts replicas side by side")
    func replicas() throws {
        var failures = FailureCounts()
        failures.lost = MessageCount(2)
        var records = RecordCollection()
        records.add(Samples.record("s", instance: "a", messages: 10, cpu: 400, wall: 100))
        records.add(Samples.record("s", instance: "b", messages: 30, cpu: 400, wall: 300, failures: failures))
        let sum = try #require(records.record(of: "s", round: 1))
        #expect(sum.messages == MessageCount(40))
        #expect(sum.cost == CostPerMessage(rawValue: 20))
        #expect(sum.wall == Nanoseconds(300))
        #expect(sum.failures.lost == MessageCount(2))
    }

    @Test("adds up slices of replicas in whatever order they come in")
    func anyOrder() {
        let all = ["a", "b"].flatMap { instance in
            [(5, 100), (7, 200)].map { Samples.record("s", instance: instance, messages: $0.0, wall: Int64($0.1)) }
        }
        for seed in 1...10 {
            var generator = SeededGenerator(seed: UInt64(seed))
            var records = RecordCollection()
            for record in all.shuffled(using: &generator) { records.add(record) }
            #expect(records.record(of: "s", round: 1)?.messages == MessageCount(24))
            #expect(records.record(of: "s", round: 1)?.wall == Nanoseconds(300))
        }
    }

    @Test("keeps rounds and services apart and counts the warm-up among none")
    func apart() {
        var records = RecordCollection()
        for round in [0, 2, 1] { records.add(Samples.record("s", round: round, messages: Int64(round + 1))) }
        records.add(Samples.record("other"))
        #expect(records.rounds(of: "s") == [1, 2])
        #expect(records.record(of: "s", round: 2)?.messages == MessageCount(3))
        #expect(records.record(of: "s", round: 3) == nil)
        #expect(records.rounds(of: "nobody").isEmpty)
    }
}
