import Orders
import Testing
import Workload

@Suite struct OrderRulesTests {
    static let absurdities: [(name: String, code: ProcessingError.Code, change: @Sendable (inout Order) -> Void)] = [
        ("no name", .identity, { $0.id = "" }),
        ("a long name", .identity, { $0.id = String(repeating: "x", count: 65) }),
        ("no customer", .customer, { $0.customerID = "" }),
        ("an unknown currency", .currency, { $0.currency = "XXX" }),
        ("a currency in lower case", .currency, { $0.currency = "eur" }),
        ("before 1970", .timestamp, { $0.createdAt.rawValue = -1 }),
        ("far ahead", .timestamp, { $0.createdAt.rawValue = 1 << 60 }),
        ("seconds for milliseconds", .timestamp, { $0.createdAt.rawValue = 1_704_067_200 }),
        ("no items", .items, { $0.items = [] }),
        ("too many items", .items, { $0.items = [OrderItem](repeating: $0.items[0], count: 1001) }),
        ("an item without a name", .items, { $0.items[0].sku = "" }),
        ("a quantity of zero", .quantity, { $0.items[0].quantity = 0 }),
        ("a negative quantity", .quantity, { $0.items[0].quantity = -3 }),
        ("the largest quantity", .quantity, { $0.items[0].quantity = .max }),
        ("a price of nothing", .price, { $0.items[0].unitPrice = .zero }),
        ("a negative price", .price, { $0.items[0].unitPrice.rawValue = -1 }),
        ("the largest price", .price, { $0.items[0].unitPrice.rawValue = .max }),
        ("a wrong total", .total, { $0.total.rawValue += 1 }),
        ("a wrong checksum", .checksum, { $0.checksum ^= 1 }),
        ("another payload", .checksum, { $0.payload += "!" }),
    ]

    @Test("an absurd order is refused with the rule it breaks", arguments: absurdities.indices)
    func refuses(_ index: Int) {
        let absurdity = Self.absurdities[index]
        var generator = OrderGenerator(seed: 6, payloadSize: 30)
        var order = generator.next()
        absurdity.change(&order)
        let error = #expect(throws: ProcessingError.self) { try OrderRules().check(order) }
        #expect(error?.code == absurdity.code, "\(absurdity.name)")
        #expect(error?.code.rawValue.hasPrefix("domain.") == true)
    }

    @Test("sums that do not fit are refused, not trapped on")
    func overflow() throws {
        var rules = OrderRules()
        rules.maximumPrice.rawValue = .max
        var order = OrderGenerator(seed: 6, payloadSize: 30).first()
        order.items = [OrderItem(sku: "s", quantity: 2, unitPrice: MinorUnits(rawValue: .max))]
        #expect(throws: ProcessingError(.total, "an amount that does not fit")) { try rules.check(order) }
        order.items = [OrderItem](
            repeating: OrderItem(sku: "s", quantity: 1, unitPrice: MinorUnits(rawValue: .max)),
            count: 2
        )
        #expect(throws: ProcessingError(.total, "a sum that does not fit")) { try rules.check(order) }
    }

    @Test("every generated order is accepted", arguments: [0, 200, 1000])
    func accepts(_ payloadSize: Int) throws {
        var generator = OrderGenerator(seed: 1, payloadSize: payloadSize, startingAt: 5_000_000)
        for _ in 0..<2000 { try OrderRules().check(generator.next()) }
    }
}

extension OrderGenerator {
    fileprivate func first() -> Order {
        var copy = self
        return copy.next()
    }
}
