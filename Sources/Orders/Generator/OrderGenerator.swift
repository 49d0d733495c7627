/// Makes orders from a seed: the same seed gives the same orders on every machine.
///
/// Every order is drawn from the seed and its own index alone. So a generator can start anywhere, and neither the
/// clock nor the system's randomness has a say.
public struct OrderGenerator: Sendable {
    private let seed: UInt64
    private let idPrefix: [UInt8]
    private let firstOrderTime: Int64
    private let customers: UInt64
    private let text: PayloadText
    private var index: UInt64

    /// Makes a generator.
    ///
    /// - Parameters:
    ///   - seed: What all orders are drawn from.
    ///   - payloadSize: The exact number of characters (printable ASCII, so also bytes) of each payload; not negative.
    ///   - customers: How many customers the orders come from; at least one.
    ///   - index: The index of the first order: the orders are those one gets by skipping so many.
    public init(seed: UInt64, payloadSize: Int, customers: Int = 1000, startingAt index: UInt64 = 0) {
        precondition(payloadSize >= 0, "a payload has no negative size")
        precondition(customers > 0, "orders come from at least one customer")
        let tag = SplitMix64.mix(seed &+ SplitMix64.increment)
        self.seed = tag
        self.idPrefix = FixedWidth.digits(of: tag & 0xff_ffff, radix: 16, count: 6)
        // Somewhere in the first 30 days of 2024.
        self.firstOrderTime = 1_704_067_200_000 + Int64((tag >> 8) % 2_592_000_000)
        self.customers = UInt64(customers)
        self.text = PayloadText(seed: tag, length: payloadSize)
        self.index = index
    }

    /// The next order.
    @inline(never)
    public mutating func next() -> Order {
        var random = SplitMix64(seed: seed ^ SplitMix64.mix(index &+ 1))
        let customer = random.next(below: customers)
        let currency = Self.currencies[Int(random.next(below: UInt64(Self.currencies.count)))]
        let jitter = random.next(below: Self.timeStep)
        let start = Int(random.next(below: UInt64(PayloadText.startCount)))
        let items = Self.makeItems(&random)
        let total = items.reduce(0) { $0 + Int64($1.quantity) * $1.unitPrice.rawValue }
        let order = Order(
            id: makeID(),
            customerID: FixedWidth.name("customer-", customer, count: 6),
            createdAt: createdAt(jitter: jitter),
            currency: currency,
            items: items,
            total: MinorUnits(rawValue: total),
            payload: text.payload(from: start)
        )
        index &+= 1
        return order
    }

    private func makeID() -> String {
        let digits = FixedWidth.digits(of: index, radix: 16, count: 8)
        return String(decoding: idPrefix + [UInt8(ascii: "-")] + digits, as: UTF8.self)
    }

    private func createdAt(jitter: UInt64) -> Timestamp {
        // Orders repeat the same year after 4 billion, so that no index overflows.
        let step = (index & 0xffff_ffff) * Self.timeStep + jitter
        return Timestamp(rawValue: firstOrderTime + Int64(step))
    }

    private static func makeItems(_ random: inout SplitMix64) -> [OrderItem] {
        let count = 1 + random.next(below: 5)
        var items: [OrderItem] = []
        items.reserveCapacity(Int(count))
        for _ in 0..<count {
            let sku = FixedWidth.name("SKU-", random.next(below: 100_000), count: 5)
            let quantity = Int32(1 + random.next(below: 9))
            let unitPrice = MinorUnits(rawValue: Int64(99 + random.next(below: 49_901)))
            items.append(OrderItem(sku: sku, quantity: quantity, unitPrice: unitPrice))
        }
        return items
    }

    /// Milliseconds between two orders, on average.
    private static let timeStep: UInt64 = 7

    private static let currencies = ["EUR", "USD", "GBP", "JPY", "CHF", "SEK"]
}
