import Orders
import Testing

@Suite struct OrderGeneratorTests {
    private func orders(seed: UInt64, payloadSize: Int = 32, startingAt index: UInt64 = 0, count: Int) -> [Order] {
        var generator = OrderGenerator(seed: seed, payloadSize: payloadSize, startingAt: index)
        return (0..<count).map { _ in generator.next() }
    }

    @Test("the same seed gives the same orders, another seed others")
    func seeds() {
        #expect(orders(seed: 9, count: 300) == orders(seed: 9, count: 300))
        #expect(zip(orders(seed: 9, count: 300), orders(seed: 10, count: 300)).allSatisfy { $0 != $1 })
    }

    @Test("starting at an index is the same as skipping", arguments: [0, 1, 17, 250] as [UInt64])
    func seeks(_ index: UInt64) {
        #expect(
            orders(seed: 4, startingAt: index, count: 20)
                == Array(orders(seed: 4, count: 300)[Int(index)...].prefix(20))
        )
    }

    @Test("a generator works at the far end of the index", arguments: [0xffff_ffff, 1 << 40, UInt64.max - 2])
    func farEnd(_ index: UInt64) {
        let far = orders(seed: .max, startingAt: index, count: 2)
        #expect(far[0].id != far[1].id)
        #expect(far.allSatisfy { $0.isIntact })
    }

    @Test("a payload has exactly the size asked for, in printable ASCII", arguments: [0, 1, 7, 200, 1000, 70_000])
    func payloads(_ size: Int) {
        for order in orders(seed: 2, payloadSize: size, count: 40) {
            #expect(order.payload.utf8.count == size)
            #expect(order.payload.utf8.allSatisfy { (0x20...0x7E).contains($0) })
        }
    }

    @Test("payloads differ from order to order")
    func variety() {
        #expect(Set(orders(seed: 2, payloadSize: 200, count: 500).map(\.payload)).count > 450)
    }

    @Test("orders are plausible: intact, unique names, the total is the sum, a few customers")
    func plausible() {
        var generator = OrderGenerator(seed: 77, payloadSize: 16, customers: 50)
        let orders = (0..<3000).map { _ in generator.next() }
        #expect(orders.allSatisfy { $0.isIntact })
        #expect(Set(orders.map(\.id)).count == orders.count)
        #expect(Set(orders.map(\.customerID)).count == 50)
        #expect(Set(orders.map(\.currency)).count == 6)
        #expect(orders.allSatisfy { (1...5).contains($0.items.count) && $0.processing == nil })
        #expect(
            orders.allSatisfy { order in
                order.total.rawValue == order.items.reduce(0) { $0 + Int64($1.quantity) * $1.unitPrice.rawValue }
            }
        )
        #expect(zip(orders, orders.dropFirst(2)).allSatisfy { $0.createdAt < $1.createdAt })
    }
}
