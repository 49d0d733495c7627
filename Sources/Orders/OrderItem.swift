/// One line of an order.
public struct OrderItem: Sendable, Equatable, Codable {
    /// The stock keeping unit: what is sold.
    public var sku: String
    /// How many pieces.
    public var quantity: Int32
    /// The price of one piece.
    public var unitPrice: MinorUnits

    /// Makes a line of an order.
    public init(sku: String, quantity: Int32, unitPrice: MinorUnits) {
        self.sku = sku
        self.quantity = quantity
        self.unitPrice = unitPrice
    }

    /// Quantity times price, or `nil` when that does not fit.
    public var amount: MinorUnits? {
        let (product, overflow) = Int64(quantity).multipliedReportingOverflow(by: unitPrice.rawValue)
        return overflow ? nil : MinorUnits(rawValue: product)
    }
}
