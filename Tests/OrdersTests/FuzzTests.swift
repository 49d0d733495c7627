import Orders
import Testing

/// Damaged records: decoding must neither crash nor let a changed order pass for the original.
@Suite struct FuzzTests {
    private static func damage(_ record: [UInt8], _ random: inout TestRandom) -> [UInt8] {
        var damaged = record
        for _ in 0..<Int.random(in: 1...3, using: &random) where !damaged.isEmpty {
            let place = Int.random(in: 0..<damaged.count, using: &random)
            switch Int.random(in: 0...4, using: &random) {
            case 0: damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: damaged[place] = UInt8.random(in: 0...255, using: &random)
            case 2: damaged.remove(at: place)
            case 3: damaged.insert(UInt8.random(in: 0...255, using: &random), at: place)
            default: damaged.removeSubrange(place..<min(damaged.count, place + 8))
            }
        }
        return damaged
    }

    private static func hasSameInput(_ left: Order, _ right: Order) -> Bool {
        var left = left
        left.processing = right.processing
        return left == right
    }

    @Test(
        "a damaged record is refused, or its checksum is wrong, or nothing was lost",
        arguments: [
            ("json", 20_000), ("avro", 120_000),
        ]
    )
    func damaged(_ name: String, _ count: Int) throws {
        let codec = try #require(CodecKind.named(name)).make()
        var generator = OrderGenerator(seed: 31, payloadSize: 24)
        var random = TestRandom(seed: 2)
        var accepted = 0
        var unnoticed = 0
        for round in 0..<count / 1000 {
            var order = generator.next()
            if round % 2 == 1 {
                order.processing = Processing(
                    processor: "simple",
                    itemCount: 1,
                    unitCount: 2,
                    total: order.total,
                    currency: "EUR"
                )
            }
            let record = try codec.encoded(order)
            for _ in 0..<1000 {
                guard let decoded = try? codec.decode(Self.damage(record, &random)) else { continue }
                accepted += 1
                if decoded.isIntact, !Self.hasSameInput(decoded, order) { unnoticed += 1 }
            }
        }
        #expect(unnoticed == 0)
        #expect(accepted > count / 100)
    }

    @Test("random bytes are never an intact order", arguments: CodecKind.all.map(\.name))
    func noise(_ name: String) throws {
        let codec = try #require(CodecKind.named(name)).make()
        var random = TestRandom(seed: 404)
        var intact = 0
        for _ in 0..<10_000 {
            let noise = (0..<Int.random(in: 1...80, using: &random)).map { _ in
                Bool.random(using: &random)
                    ? UInt8.random(in: 0...255, using: &random) : UInt8.random(in: 0...8, using: &random)
            }
            if let order = try? codec.decode(noise), order.isIntact { intact += 1 }
        }
        #expect(intact == 0)
    }
}
