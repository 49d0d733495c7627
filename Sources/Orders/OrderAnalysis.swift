/// The part of a result that only the complex processor fills in.
public struct OrderAnalysis: Sendable, Equatable, Codable {
    /// SHA-256 of the order in lower-case hexadecimal.
    public var digest: String
    /// How many different UTF-8 code units the payload has.
    public var distinctCharacters: Int32
    /// The most frequent ASCII characters of the payload, the most frequent first, at most five.
    public var frequentCharacters: String
    /// How many orders of this customer the processor has seen, this one included.
    public var customerOrders: Int64
    /// What this customer has spent in the orders the processor has seen, this one included.
    public var customerSpent: MinorUnits
    /// The tier of the customer by what was spent: `bronze`, `silver`, `gold` or `platinum`.
    public var tier: String
    /// The sales region of the customer.
    public var region: String
    /// The tax contained in the total, by the standard rate of the currency's area.
    public var estimatedTax: MinorUnits
    /// How unusual the order is, from 0 to 100.
    public var riskScore: Int32

    /// Makes an analysis.
    public init(
        digest: String,
        distinctCharacters: Int32,
        frequentCharacters: String,
        customerOrders: Int64,
        customerSpent: MinorUnits,
        tier: String,
        region: String,
        estimatedTax: MinorUnits,
        riskScore: Int32
    ) {
        self.digest = digest
        self.distinctCharacters = distinctCharacters
        self.frequentCharacters = frequentCharacters
        self.customerOrders = customerOrders
        self.customerSpent = customerSpent
        self.tier = tier
        self.region = region
        self.estimatedTax = estimatedTax
        self.riskScore = riskScore
    }
}
