import Pipeline
import Testing
import Units

@testable import flamegraph

@Suite("The plan for the embedded broker")
struct EmbeddedBrokerPlanTests {
    private typealias Limits = EmbeddedBrokerPlan.Limits

    private func plan(messages: Int64, size: Double, limits: EmbeddedBrokerPlan.Limits = .init()) throws
        -> EmbeddedBrokerPlan
    {
        try EmbeddedBrokerPlan(
            scenario: "s",
            messages: MessageCount(messages),
            loads: [TopicLoad(topic: "t", mean: size, largest: Int(size))],
            limits: limits
        )
    }

    @Test("leaves an ordinary run as it is")
    func ordinary() throws {
        let plan = try plan(messages: 20_000, size: 500)
        #expect(plan.partitions == 12)
        #expect(plan.slices == 1)
        #expect(plan.decision == nil)
    }

    @Test("takes more partitions before it cuts rounds")
    func morePartitions() throws {
        let plan = try plan(messages: 100_000, size: 500)
        #expect(plan.partitions == 24)
        #expect(plan.slices == 1)
        #expect(plan.decision?.contains("24 partitions") == true)
    }

    @Test("cuts rounds when partitions alone do not help")
    func slices() throws {
        let plan = try plan(messages: 1_000_000, size: 500)
        #expect(plan.partitions == 48)
        #expect(plan.slices > 1)
        #expect(plan.largestSlice.rawValue * Int64(plan.slices) >= 1_000_000)
    }

    @Test("fits exactly at the edge and not one message above it")
    func edge() throws {
        let most = try plan(messages: 1, size: 500).largestSlice.rawValue
        #expect(try plan(messages: most, size: 500).partitions == 12)
        #expect(try plan(messages: most + 1, size: 500).partitions == 24)
    }

    @Test(
        "never lets the fullest partition exceed what the broker keeps, nor wastes a message",
        arguments: [Int32(12), 24, 48],
        [Int64(1), 4, 50, 8_000, 80_000]
    )
    func capacity(partitions: Int32, perPartition: Int64) {
        let limits = EmbeddedBrokerPlan.Limits()
        let most = EmbeddedBrokerPlan.capacity(partitions: partitions, perPartition: perPartition, limits: limits)
        #expect(EmbeddedBrokerPlan.fullest(of: most, partitions: partitions, limits: limits) <= perPartition)
        #expect(EmbeddedBrokerPlan.fullest(of: most + 1, partitions: partitions, limits: limits) > perPartition)
        #expect(most >= perPartition)
    }

    @Test("keeps within the batches too, each of which may hold a single message")
    func batches() throws {
        var limits = EmbeddedBrokerPlan.Limits()
        limits.bytesPerPartition = Bytes(Int64.max / 4)
        let plan = try plan(messages: 10_000_000, size: 1, limits: limits)
        #expect(
            EmbeddedBrokerPlan.fullest(of: plan.largestSlice.rawValue, partitions: plan.partitions, limits: limits)
                <= 80_000
        )
    }

    @Test("sends huge messages in small slices")
    func huge() throws {
        let plan = try plan(messages: 100, size: 999_000)
        #expect(plan.largestSlice.rawValue >= 4)
        #expect(plan.slices == Schedule.slices(of: MessageCount(100), notAbove: plan.largestSlice).count)
    }

    @Test("refuses what a single message cannot hold, and says what it can")
    func tooLarge() throws {
        #expect(try plan(messages: 1, size: 1_000_000).slices == 1)
        let failure = #expect(throws: PipelineError.self) {
            try EmbeddedBrokerPlan(
                scenario: "s",
                messages: MessageCount(1),
                loads: [TopicLoad(topic: "orders", mean: 10, largest: 1_000_001)],
                largestPayload: { 998_000 }
            )
        }
        #expect(failure?.exitCode == .usage)
        #expect(failure?.message.contains("largest --payload-size that fits is 998000") == true)
        #expect(failure?.message.contains("\n") == false)
    }
}
