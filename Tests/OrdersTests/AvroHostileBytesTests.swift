import Orders
import Testing

/// Records that libavro would crash on, swallow memory for, or take without a word.
@Suite struct AvroHostileBytesTests {
    /// The beginning of an order up to its items.
    static let head = AvroBytes().text("id").text("customer").long(1_704_067_200_000).text("EUR")
    /// From the total to the end.
    static let tail = AvroBytes().long(5).text("payload").long(77).long(0).bytes

    static let records: [(name: String, bytes: [UInt8], code: CodecError.Code)] = [
        ("a byte behind the record", head.long(0).raw(tail).raw([0]).bytes, .avroTrailing),
        ("a text of negative length", AvroBytes().long(-1).raw(tail).bytes, .avroLimit),
        ("a text of the least length", AvroBytes().long(.min).raw(tail).bytes, .avroLimit),
        ("a text of 8 GiB", AvroBytes().long(1 << 33).raw(tail).bytes, .avroLimit),
        ("a text of the largest length", AvroBytes().long(.max).raw(tail).bytes, .avroLimit),
        ("a text longer than the record", AvroBytes().long(1000).raw(tail).bytes, .avroTruncated),
        ("a number of eleven bytes", [UInt8](repeating: 0xFF, count: 10) + [1], .avroValue),
        ("a number of 65 bits", [UInt8](repeating: 0xFF, count: 9) + [2], .avroValue),
        ("a number that does not end", [UInt8](repeating: 0x80, count: 9), .avroTruncated),
        ("2^40 items", head.long(1 << 40).raw(tail).bytes, .avroLimit),
        ("the largest count of items", head.long(.max).raw(tail).bytes, .avroLimit),
        ("the least count of items", head.long(.min).long(4).raw(tail).bytes, .avroLimit),
        ("more items than bytes", head.long(1000).raw(tail).bytes, .avroTruncated),
        ("a negative count with a negative size", head.long(-1).long(-5).raw(tail).bytes, .avroLimit),
        ("a block longer than the record", head.long(-1).long(5000).raw(tail).bytes, .avroTruncated),
        (
            "a block with a wrong size",
            head.long(-1).long(5).text("sku").long(1).long(2).long(0).raw(tail).bytes, .avroValue
        ),
        ("a quantity of 33 bits", head.long(1).text("sku").long(1 << 32).long(2).long(0).raw(tail).bytes, .avroValue),
        ("a union branch too high", head.long(0).raw(tail.dropLast() + [4]).bytes, .avroValue),
        ("a negative union branch", head.long(0).raw(tail.dropLast() + [1]).bytes, .avroValue),
        ("a text that is not UTF-8", AvroBytes().long(2).raw([0xC3, 0x28]).raw(tail).bytes, .textUTF8),
        ("an overlong UTF-8 sequence", AvroBytes().long(2).raw([0xC0, 0x80]).raw(tail).bytes, .textUTF8),
        ("half a surrogate pair", AvroBytes().long(3).raw([0xED, 0xA0, 0x80]).raw(tail).bytes, .textUTF8),
        (
            "broken UTF-8 behind ASCII", AvroBytes().long(20).raw([UInt8](repeating: 65, count: 19) + [0xE2]).bytes,
            .textUTF8
        ),
        ("the JSON of an order", Array(#"{"id":"1","customerID":"2"}"#.utf8), .avroLimit),
    ]

    @Test("is refused with its own code", arguments: records.indices)
    func refused(_ index: Int) throws {
        let record = Self.records[index]
        let code = try AvroOrderCodec().refusal(of: record.bytes)
        #expect(code == record.code, "\(record.name)")
    }

    @Test("the well-formed frame of these records is accepted, also in blocks with a size")
    func frame() throws {
        let codec = try AvroOrderCodec()
        #expect(try codec.decode(Self.head.long(0).raw(Self.tail).bytes).items.isEmpty)
        let item = AvroBytes().text("sku").long(3).long(250).bytes
        let blocks = Self.head.long(-2).long(Int64(item.count * 2)).raw(item + item).long(1).raw(item).long(0)
        let order = try codec.decode(blocks.raw(Self.tail).bytes)
        let expected = OrderItem(sku: "sku", quantity: 3, unitPrice: MinorUnits(rawValue: 250))
        #expect(order.items == [expected, expected, expected])
        #expect(order.payload == "payload" && order.checksum == 77 && !order.isIntact)
    }

    @Test("many small items cannot make libavro take more memory than the limit")
    func amplification() throws {
        // 200,000 items of three bytes each stay below the size limit, but not below the one on items.
        let items = [[UInt8]](repeating: [0, 2, 2], count: 200_000).flatMap { $0 }
        let record = Self.head.long(200_000).raw(items).long(0).raw(Self.tail).bytes
        #expect(try AvroOrderCodec().refusal(of: record) == .avroLimit)
        let block = AvroBytes().long(20_000).raw(Array(items.prefix(60_000))).bytes
        let blocks = [[UInt8]](repeating: block, count: 10).flatMap { $0 }
        #expect(try AvroOrderCodec().refusal(of: Self.head.raw(blocks).long(0).raw(Self.tail).bytes) == .avroLimit)
        let honest = Self.head.long(5000).raw(Array(items.prefix(15_000))).long(0).raw(Self.tail).bytes
        #expect(try AvroOrderCodec().decode(honest).items.count == 5000)
    }
}
