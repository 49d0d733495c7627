import Orders
import Testing

/// Bytes that must never change: see `Tests/Fixtures/orders/README.md`.
@Suite struct GoldenTests {
    private static func orders() -> [Order] {
        var generator = OrderGenerator(seed: 42, payloadSize: 64)
        var orders = (0..<4).map { _ in generator.next() }
        var simple = generator.next()
        simple.processing = Processing(
            processor: "simple",
            itemCount: 2,
            unitCount: 9,
            total: simple.total,
            currency: simple.currency
        )
        orders.append(simple)
        var random = TestRandom(seed: 6)
        orders.append(contentsOf: (0..<20).map { _ in random.order() })
        return orders
    }

    @Test("the JSON of known orders is what it was")
    func json() throws {
        let codec = JSONOrderCodec()
        let lines = try Self.orders().map { String(decoding: try codec.encoded($0), as: UTF8.self) }
        if Fixtures.blesses { try Fixtures.write(lines.joined(separator: "\n") + "\n", to: "orders.jsonl") }
        #expect(try Fixtures.lines("orders.jsonl") == lines)
    }

    @Test("the Avro of known orders is what an independent implementation writes")
    func avro() throws {
        let codec = try AvroOrderCodec()
        let records = try Fixtures.lines("orders.avro.hex").map([UInt8].init(hexadecimal:))
        let written = try Self.orders().map { try codec.encoded($0) }
        let read = try records.map { try codec.decode($0) }
        #expect(written == records)
        #expect(read == Self.orders())
    }

    @Test("the registered schema text is what it was")
    func schema() throws {
        if Fixtures.blesses { try Fixtures.write(OrderSchema.avro, to: "order.avsc") }
        #expect(try Fixtures.text("order.avsc") == OrderSchema.avro)
    }

    @Test("the bytes of ten thousand orders of a seed are what they were", arguments: CodecKind.all.map(\.name))
    func stream(_ name: String) throws {
        let codec = try #require(CodecKind.named(name)).make()
        var generator = OrderGenerator(seed: 2024, payloadSize: 200)
        var hash = FNV1a()
        var buffer: [UInt8] = []
        for _ in 0..<10_000 {
            buffer.removeAll(keepingCapacity: true)
            try codec.encode(generator.next(), into: &buffer)
            buffer.withUnsafeBufferPointer { hash.combine($0) }
        }
        let line = "fnv1a \(String(hash.value, radix: 16))"
        if Fixtures.blesses { try Fixtures.write(line + "\n", to: "stream.\(name).txt") }
        #expect(try Fixtures.lines("stream.\(name).txt") == [line])
    }
}
