import Orders
import Testing
import Workload

@Suite("Busy processor")
struct BusyProcessorTests {
    @Test("does the simple processor's work, whatever its loop's length", arguments: [0, BusyProcessor.moreSteps])
    func sameWork(steps: Int) throws {
        var generator = OrderGenerator(seed: 7, payloadSize: 50)
        let order = generator.next()
        let processed = try BusyProcessor(steps: steps).process(order)
        #expect(processed == (try SimpleProcessor().process(order)))
    }

    @Test("the longer loop is 20 % longer")
    func proportion() {
        #expect(BusyProcessor.moreSteps * 10 == BusyProcessor.steps * 12)
    }
}
