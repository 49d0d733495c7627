/// What a processor found out about an order.
public struct Processing: Sendable, Equatable, Codable {
    /// Which processor did it: `simple` or `complex`.
    public var processor: String
    /// The number of lines.
    public var itemCount: Int32
    /// The number of pieces over all lines.
    public var unitCount: Int64
    /// The total of the order.
    public var total: MinorUnits
    /// The currency of the order.
    public var currency: String
    /// What only the complex processor finds out.
    public var analysis: OrderAnalysis?

    /// Makes a result.
    public init(
        processor: String,
        itemCount: Int32,
        unitCount: Int64,
        total: MinorUnits,
        currency: String,
        analysis: OrderAnalysis? = nil
    ) {
        self.processor = processor
        self.itemCount = itemCount
        self.unitCount = unitCount
        self.total = total
        self.currency = currency
        self.analysis = analysis
    }
}
