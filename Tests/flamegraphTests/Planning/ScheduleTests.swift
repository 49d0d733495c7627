import Pipeline
import Testing
import Units

@testable import flamegraph

@Suite("The schedule")
struct ScheduleTests {
    private func schedule(
        _ scenario: Scenario,
        messages: Int64 = 10,
        warmup: Int64 = 0,
        rounds: Int = 1,
        largestSlice: Int64 = 1000
    ) -> [String] {
        Schedule(
            scenario,
            messages: MessageCount(messages),
            warmup: MessageCount(warmup),
            rounds: rounds,
            largestSlice: MessageCount(largestSlice)
        ).steps.map { step in
            let action =
                switch step.action {
                case .begin(let messages): "begin \(messages)"
                case .finish: "finish"
                case .awaitRecords: "await"
                }
            return "\(step.round) \(step.service.variant) \(step.service.role.rawValue) \(action)"
        }
    }

    @Test("runs one role after the other where each has the machine to itself")
    func staged() {
        #expect(
            schedule(.serdes) == [
                "1 json producer begin 10", "1 json producer await",
                "1 json consumer begin 10", "1 json consumer finish", "1 json consumer await",
                "1 avro producer begin 10", "1 avro producer await",
                "1 avro consumer begin 10", "1 avro consumer finish", "1 avro consumer await",
            ]
        )
    }

    @Test("feeds all variants once")
    func feed() {
        #expect(
            schedule(.processing) == [
                "1 feed producer begin 10", "1 feed producer await",
                "1 simple processor begin 10", "1 simple processor finish", "1 simple processor await",
                "1 complex processor begin 10", "1 complex processor finish", "1 complex processor await",
                "1 simple consumer begin 10", "1 simple consumer finish", "1 simple consumer await",
                "1 complex consumer begin 10", "1 complex consumer finish", "1 complex consumer await",
            ]
        )
    }

    @Test("lets readers begin first and finish last where roles work at the same time")
    func live() {
        #expect(
            schedule(.io).prefix(5) == [
                "1 batch consumer begin 10", "1 batch producer begin 10", "1 batch producer await",
                "1 batch consumer finish", "1 batch consumer await",
            ]
        )
    }

    @Test("turns the variants round from one round to the next")
    func interleaving() {
        let order = schedule(.serdes, warmup: 5, rounds: 4).filter { $0.contains("producer begin") }.map {
            $0.split(separator: " ").prefix(2).joined(separator: " ")
        }
        #expect(
            order == [
                "0 json", "0 avro", "1 json", "1 avro", "2 avro", "2 json", "3 json", "3 avro", "4 avro", "4 json",
            ]
        )
    }

    @Test("takes any number of variants, forwards and backwards")
    func threeVariants() {
        var scenario = Scenario.io
        scenario.variants.append(
            Scenario.Variant(name: "third", services: [Service(scenario: "io", variant: "third", role: .producer)])
        )
        let order = schedule(scenario, rounds: 2).filter { $0.contains("producer begin") }.map {
            $0.split(separator: " ")[1]
        }
        #expect(order == ["batch", "streaming", "third", "third", "streaming", "batch"])
    }

    @Test("has a warm-up only where one was asked for")
    func warmup() {
        #expect(schedule(.io, warmup: 3).first == "0 batch consumer begin 3")
        #expect(schedule(.io, warmup: 0).first == "1 batch consumer begin 10")
    }

    @Test("repeats the order of the roles for every slice of a round")
    func slices() {
        let steps = schedule(.serdes, messages: 10, largestSlice: 4)
        #expect(steps.filter { $0 == "1 json producer begin 4" }.count == 1)
        #expect(steps.filter { $0 == "1 json producer begin 3" }.count == 2)
        #expect(steps.count == 30)
    }

    @Test(
        "cuts rounds into equal slices that lose nothing",
        arguments: [1, 2, 7, 100, 20_000],
        [1, 3, 99, 20_000, 50_000]
    )
    func cuts(total: Int64, largest: Int64) throws {
        let slices = Schedule.slices(of: MessageCount(total), notAbove: MessageCount(largest)).map(\.rawValue)
        #expect(slices.reduce(0, +) == total)
        let (most, least) = (try #require(slices.max()), try #require(slices.min()))
        #expect(most <= largest)
        #expect(least >= 1)
        #expect(most - least <= 1)
    }
}
