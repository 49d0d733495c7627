public import Orders

/// Does the simple processor's work, and a busy loop of a known length beside it: what a comparison has to find.
public final class BusyProcessor: OrderProcessor {
    /// The steps of the loop of variants that are to cost the same: some forty microseconds, so that the loop has samples
    /// enough in every round.
    public static let steps = 20_000
    /// The steps of the variant that is to be found: 20 % more.
    public static let moreSteps = 24_000

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

    /// The loop: each step needs the one before, the state is kept, and shifts do not combine as multiplications do, so a
    /// compiler can leave nothing out.
    ///
    /// A step is Marsaglia's xorshift ("Xorshift RNGs", Journal of Statistical Software 8 (2003)).
    @inline(never)
    private func spin() {
        var state = state
        for _ in 0..<steps {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
        }
        self.state = state
    }
}
