import Orders
import Testing

@Suite struct RoundTripTests {
    static let formats: [String] = CodecKind.all.map(\.name)

    @Test("whatever an order holds comes back as it was", arguments: formats)
    func roundTrip(_ name: String) throws {
        let codec = try #require(CodecKind.named(name)).make()
        var random = TestRandom(seed: 11)
        for _ in 0..<2000 {
            let order = random.order()
            let decoded = try codec.decode(try codec.encoded(order))
            #expect(decoded == order)
            // Equal strings may differ in their scalars.
            #expect(decoded.payload.utf8.elementsEqual(order.payload.utf8))
        }
    }

    @Test("an order behind others in one buffer is encoded like one alone", arguments: formats)
    func appends(_ name: String) throws {
        let codec = try #require(CodecKind.named(name)).make()
        var generator = OrderGenerator(seed: 5, payloadSize: 100)
        let orders = (0..<3).map { _ in generator.next() }
        var buffer: [UInt8] = [0, 1, 2, 3, 4]
        for order in orders { try codec.encode(order, into: &buffer) }
        let alone = try orders.flatMap { try codec.encoded($0) }
        #expect(buffer == [0, 1, 2, 3, 4] + alone)
    }

    @Test("a codec that refused bytes still decodes and encodes", arguments: formats)
    func survivesRefusal(_ name: String) throws {
        let codec = try #require(CodecKind.named(name)).make()
        var random = TestRandom(seed: 3)
        for _ in 0..<50 {
            let order = random.order()
            let bytes = try codec.encoded(order)
            #expect(codec.refusal(of: Array(bytes.dropLast())) != nil)
            #expect(try codec.decode(bytes) == order)
        }
    }

    @Test("threads with a codec each do not disturb each other, nor do their failures", arguments: formats)
    func threads(_ name: String) async throws {
        let kind = try #require(CodecKind.named(name))
        let wrong = try await withThrowingTaskGroup(of: Int.self) { group in
            for seed in 1...4 as ClosedRange<UInt64> {
                group.addTask {
                    let codec = try kind.make()
                    var random = TestRandom(seed: seed)
                    return try (0..<500).count { _ in
                        let order = random.order()
                        let bytes = try codec.encoded(order)
                        let decoded = try codec.decode(bytes)
                        return decoded != order || codec.refusal(of: bytes + [0]) == nil
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(wrong == 0)
    }

    @Test("every prefix of a record is refused", arguments: formats)
    func prefixes(_ name: String) throws {
        let codec = try #require(CodecKind.named(name)).make()
        var random = TestRandom(seed: 21)
        var orders = (0..<4).map { _ in random.order() }
        var generator = OrderGenerator(seed: 1, payloadSize: 80)
        orders.append(generator.next())
        for order in orders {
            let bytes = try codec.encoded(order)
            for count in 0..<bytes.count {
                let code = codec.refusal(of: Array(bytes[..<count]))
                let expected: CodecError.Code = name == "avro" ? .avroTruncated : .jsonInvalid
                #expect(code == (count == 0 ? .empty : expected) || (name == "json" && code == .textUTF8))
            }
        }
    }

    @Test("no bytes at all are refused as empty", arguments: formats)
    func empty(_ name: String) throws {
        let codec = try #require(CodecKind.named(name)).make()
        #expect(codec.refusal(of: []) == .empty)
        #expect(throws: CodecError.self) { try codec.decode(UnsafeRawBufferPointer(start: nil, count: 0)) }
    }

    @Test("records above a mebibyte are refused both ways, and the buffer stays as it was", arguments: formats)
    func tooLarge(_ name: String) throws {
        let codec = try #require(CodecKind.named(name)).make()
        var generator = OrderGenerator(seed: 1, payloadSize: 1_048_576)
        let order = generator.next()
        var buffer: [UInt8] = [7]
        #expect(throws: CodecError.self) { try codec.encode(order, into: &buffer) }
        #expect(buffer == [7])
        #expect(codec.refusal(of: [UInt8](repeating: 0x7B, count: 1_048_577)) == .recordTooLarge)
        var smaller = OrderGenerator(seed: 1, payloadSize: 1_000_000)
        let large = smaller.next()
        #expect(try codec.decode(try codec.encoded(large)) == large)
    }

    @Test("codecs are found by name")
    func names() {
        #expect(Self.formats == ["json", "avro"])
        #expect(CodecKind.named("xml") == nil)
        #expect(CodecKind.named("json")?.schemaText == nil)
        #expect(CodecKind.named("avro")?.schemaText == OrderSchema.avro)
    }
}
