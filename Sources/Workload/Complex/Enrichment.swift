import Orders

/// What is added to an order from what is known about its customer. Nothing but the arguments decides it.
struct Enrichment: Equatable {
    var tier: String
    var region: String
    var estimatedTax: MinorUnits
    var riskScore: Int32

    init(of order: Order, _ customer: CustomerAggregate) {
        tier = Self.tier(of: customer)
        region = Self.region(of: order.customerID)
        estimatedTax = Self.containedTax(in: order.total, currency: order.currency)
        riskScore = Self.riskScore(of: order, customer)
    }

    static func tier(of customer: CustomerAggregate) -> String {
        switch customer.spent.rawValue {
        case 10_000_000...: "platinum"
        case 5_000_000...: "gold"
        case 1_000_000...: "silver"
        default: "bronze"
        }
    }

    private static func region(of customerID: String) -> String {
        // Names that differ in the last digits leave most bits of FNV-1a alone; the multiplication spreads them.
        let spread = CustomerTable.hash(customerID) &* 0x9e37_79b9_7f4a_7c15
        return regions[Int(spread >> 62)]
    }

    private static let regions = ["north", "east", "south", "west"]

    /// The tax contained in a gross amount: amount × rate / (1 + rate), rounded half up.
    static func containedTax(in total: MinorUnits, currency: String) -> MinorUnits {
        let rate = Currency.taxRate(currency) ?? 0
        let (product, overflow) = total.rawValue.multipliedReportingOverflow(by: rate)
        guard !overflow, total > .zero else { return .zero }
        let divisor = 1000 + rate
        let (quotient, remainder) = product.quotientAndRemainder(dividingBy: divisor)
        return MinorUnits(rawValue: quotient + (remainder * 2 >= divisor ? 1 : 0))
    }

    /// Points for a new customer, a large total, many pieces of one kind, and a total far above the customer's mean.
    static func riskScore(of order: Order, _ customer: CustomerAggregate) -> Int32 {
        var points: Int32 = 0
        if customer.orders == 1 { points += 20 }
        if order.total.rawValue >= 500_000 { points += 30 }
        if order.items.contains(where: { $0.quantity >= 9 }) { points += 10 }
        let mean = customer.spent.rawValue / max(customer.orders, 1)
        if order.total.rawValue / 2 > mean { points += 40 }
        return points
    }
}
