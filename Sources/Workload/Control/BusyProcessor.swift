public import Orders

/// Does the simple processor's work, and a busy loop of a known length beside it: what a comparison has to find.
public final class BusyProcessor: OrderProcessor {
    /// The steps of the loop of variants that are to cost the same: some ten microseconds, so that the loop has samples
    /// enough in every round.
    public static let steps = 6000
    /// The steps of the variant that is to be found: 20 % more.
    public static let moreSteps = 7200

    /// The name of the processor: `busy`.
    public let name = "busy"
    private let simple = SimpleProcessor()
    private let steps: Int
    private var state: UInt64 = 1

    /// Makes a processor whose loop has so many steps for each order.
    public init(steps: Int) {
        self.steps = steps
    }

    /// Adds the extracted fields to an order, then does the loop. Never throws.
    @inline(never)
    public func process(_ order: Order) throws(ProcessingError) -> Order {
        let processed = try simple.process(order)
        spin()
        return processed
    }

    /// The loop: each step needs the one before, and the state is kept, so that a compiler can leave nothing out.
    ///
    /// The constants are Knuth's for a linear congruential generator modulo 2^64 (The Art of Computer Programming 2, 3.3.4).
    @inline(never)
    private func spin() {
        var state = state
        for _ in 0..<steps { state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407 }
        self.state = state
    }
}
