import Orders
import Testing

@Suite struct ChecksumTests {
    // Published test vectors of 64-bit FNV-1a.
    @Test(
        "FNV-1a gives the published values",
        arguments: [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)]
            as [(String, UInt64)]
    )
    func vectors(_ text: String, _ expected: UInt64) {
        var hash = FNV1a()
        text.withUTF8Bytes { hash.combine($0) }
        #expect(hash.value == expected)
        #expect(hash.folded == UInt32(expected >> 32) ^ UInt32(expected & 0xffff_ffff))
    }

    static let changes: [@Sendable (inout Order) -> Void] = [
        { $0.id += "x" },
        { $0.customerID = "customer-999999" },
        { $0.createdAt.rawValue += 1 },
        { $0.currency = "XXX" },
        { $0.items[0].sku += "1" },
        { $0.items[0].quantity += 1 },
        { $0.items[0].unitPrice.rawValue -= 1 },
        { $0.items.removeLast() },
        { $0.items.append($0.items[0]) },
        { $0.total.rawValue ^= 1 << 40 },
        { $0.payload.removeLast() },
        { $0.checksum += 1 },
        {
            // A character that moves to the next field.
            $0.customerID = String($0.id.removeLast()) + $0.customerID
        },
    ]

    @Test("a change of any field is noticed", arguments: changes.indices)
    func notices(_ change: Int) {
        var generator = OrderGenerator(seed: 8, payloadSize: 50)
        for _ in 0..<100 {
            let original = generator.next()
            var changed = original
            Self.changes[change](&changed)
            #expect(original.isIntact)
            #expect(!changed.isIntact)
        }
    }

    @Test("the result of processing does not belong to the checksum")
    func processing() {
        var generator = OrderGenerator(seed: 8, payloadSize: 50)
        var order = generator.next()
        order.processing = Processing(processor: "simple", itemCount: 1, unitCount: 1, total: .zero, currency: "EUR")
        #expect(order.isIntact)
        #expect((0...0xffff_ffff).contains(order.checksum))
    }
}
