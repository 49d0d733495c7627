public import Orders

/// What an order has to be like to be accepted.
public struct OrderRules: Sendable {
    /// When an order may have been placed. Not relative to the clock, so that the same orders always pass.
    public var acceptedTime: ClosedRange<Timestamp>
    /// The most lines of an order.
    public var maximumItems: Int
    /// The most pieces of a line.
    public var maximumQuantity: Int32
    /// The highest price of one piece.
    public var maximumPrice: MinorUnits

    /// Makes rules; by default the years 2000 to 2099, 1,000 lines, 10,000 pieces and a price of 100 million.
    public init(
        acceptedTime: ClosedRange<Timestamp> = OrderRules.thisCentury,
        maximumItems: Int = 1000,
        maximumQuantity: Int32 = 10_000,
        maximumPrice: MinorUnits = MinorUnits(rawValue: 100_000_000)
    ) {
        self.acceptedTime = acceptedTime
        self.maximumItems = maximumItems
        self.maximumQuantity = maximumQuantity
        self.maximumPrice = maximumPrice
    }

    /// From 2000-01-01 to the end of 2099, UTC.
    public static let thisCentury = Timestamp(rawValue: 946_684_800_000)...Timestamp(rawValue: 4_102_444_799_999)

    /// Checks an order: the cheap rules first, the checksum last.
    ///
    /// - Throws: ``ProcessingError`` with the first rule that is broken.
    public func check(_ order: Order) throws(ProcessingError) {
        guard (1...64).contains(order.id.utf8.count) else { throw ProcessingError(.identity, "no usable order name") }
        guard (1...64).contains(order.customerID.utf8.count) else {
            throw ProcessingError(.customer, "no usable customer name")
        }
        guard Currency.isKnown(order.currency) else { throw ProcessingError(.currency, "an unknown currency") }
        guard acceptedTime.contains(order.createdAt) else {
            throw ProcessingError(.timestamp, "placed outside of the accepted time")
        }
        guard try sum(of: order.items) == order.total else {
            throw ProcessingError(.total, "the total is not the sum of the items")
        }
        guard order.isIntact else { throw ProcessingError(.checksum, "the checksum does not match") }
    }

    private func sum(of items: [OrderItem]) throws(ProcessingError) -> MinorUnits {
        guard !items.isEmpty, items.count <= maximumItems else { throw ProcessingError(.items, "no or too many items") }
        var sum: Int64 = 0
        for item in items {
            guard !item.sku.isEmpty else { throw ProcessingError(.items, "an item without a stock keeping unit") }
            guard item.quantity > 0, item.quantity <= maximumQuantity else {
                throw ProcessingError(.quantity, "a quantity outside of the accepted range")
            }
            guard item.unitPrice > .zero, item.unitPrice <= maximumPrice else {
                throw ProcessingError(.price, "a price outside of the accepted range")
            }
            guard let amount = item.amount else { throw ProcessingError(.total, "an amount that does not fit") }
            let (next, overflow) = sum.addingReportingOverflow(amount.rawValue)
            guard !overflow else { throw ProcessingError(.total, "a sum that does not fit") }
            sum = next
        }
        return MinorUnits(rawValue: sum)
    }
}
