public import Orders

/// Validates, hashes with SHA-256, counts character frequencies, aggregates per customer and enriches.
///
/// Every step is a function of its own that is never inlined, so that each has its place in a flame graph.
public final class ComplexProcessor: OrderProcessor {
    /// The name of the processor: `complex`.
    public let name = "complex"

    private let rules: OrderRules
    private let digest = SHA256()
    private var canonicalBytes: [UInt8] = []
    private var histogram = CharacterHistogram()
    private var customers: CustomerTable

    /// Makes a processor.
    ///
    /// - Parameters:
    ///   - rules: What is accepted.
    ///   - customerCapacity: How many customers are remembered at most: a power of two, at least eight. Memory is
    ///     taken once and never grows; beyond it the customers not seen for longest are forgotten.
    public init(rules: OrderRules = OrderRules(), customerCapacity: Int = 8192) {
        self.rules = rules
        self.customers = CustomerTable(capacity: customerCapacity)
    }

    /// Works on an order. An order that is refused leaves no trace in the aggregates.
    ///
    /// - Throws: ``ProcessingError`` with the rule that was broken.
    @inline(never)
    public func process(_ order: Order) throws(ProcessingError) -> Order {
        try validate(order)
        let digest = hash(order)
        let characters = countCharacters(order.payload)
        let customer = aggregate(order)
        let enrichment = enrich(order, customer)
        var processed = order
        processed.processing = order.summary(by: name)
        processed.processing?.analysis = OrderAnalysis(
            digest: digest,
            distinctCharacters: characters.distinct,
            frequentCharacters: characters.mostFrequent,
            customerOrders: customer.orders,
            customerSpent: customer.spent,
            tier: enrichment.tier,
            region: enrichment.region,
            estimatedTax: enrichment.estimatedTax,
            riskScore: enrichment.riskScore
        )
        return processed
    }

    @inline(never)
    private func validate(_ order: Order) throws(ProcessingError) {
        try rules.check(order)
    }

    @inline(never)
    private func hash(_ order: Order) -> String {
        canonicalBytes.removeAll(keepingCapacity: true)
        order.appendCanonicalBytes(to: &canonicalBytes)
        return digest.hexadecimalDigest(of: canonicalBytes)
    }

    @inline(never)
    private func countCharacters(_ text: String) -> CharacterStatistics {
        histogram.count(text)
    }

    @inline(never)
    private func aggregate(_ order: Order) -> CustomerAggregate {
        customers.add(order.total, for: order.customerID)
    }

    @inline(never)
    private func enrich(_ order: Order, _ customer: CustomerAggregate) -> Enrichment {
        Enrichment(of: order, customer)
    }
}
