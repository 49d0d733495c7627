import Orders
import Testing

@testable import Workload

@Suite struct CustomerTableTests {
    @Test("sums up per customer as a dictionary does, as long as there is room")
    func sums() {
        var table = CustomerTable(capacity: 8192)
        var expected: [String: CustomerAggregate] = [:]
        var generator = OrderGenerator(seed: 3, payloadSize: 0)
        for _ in 0..<20_000 {
            let order = generator.next()
            expected[order.customerID, default: CustomerAggregate()].orders += 1
            expected[order.customerID, default: CustomerAggregate()].spent.rawValue += order.total.rawValue
            let aggregate = table.add(order.total, for: order.customerID)
            #expect(aggregate == expected[order.customerID])
        }
        #expect(expected.count == 1000)
    }

    @Test("never grows, and forgets the customer not seen for longest")
    func bounded() {
        var table = CustomerTable(capacity: 8)
        let one = MinorUnits(rawValue: 1)
        for number in 0..<8 { _ = table.add(one, for: "c\(number)") }
        #expect(table.add(one, for: "c0").orders == 2)
        #expect(table.add(one, for: "new").orders == 1)
        #expect(table.add(one, for: "c0").orders == 3)
        #expect(table.add(one, for: "c1").orders == 1, "c1 made room for the new one")
        for number in 0..<100_000 { _ = table.add(one, for: "other \(number)") }
        #expect(table.capacity == 8)
        #expect(table.add(one, for: "c0").orders == 1)
    }

    @Test("spending stops at the largest number")
    func saturates() {
        var table = CustomerTable(capacity: 8)
        _ = table.add(MinorUnits(rawValue: .max - 1), for: "c")
        #expect(table.add(MinorUnits(rawValue: 5), for: "c").spent.rawValue == .max)
    }

    @Test("a customer without a name is one like others")
    func emptyName() {
        var table = CustomerTable(capacity: 8)
        #expect(table.add(.zero, for: "").orders == 1)
        #expect(table.add(.zero, for: "").orders == 2)
    }
}
