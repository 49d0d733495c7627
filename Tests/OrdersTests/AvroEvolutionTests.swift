import Orders
import Testing

/// Records written with another version of the schema.
@Suite struct AvroEvolutionTests {
    static let core = #"""
        {"name":"id","type":"string"},{"name":"customerID","type":"string"},{"name":"createdAt","type":"long"},
        {"name":"currency","type":"string"},{"name":"items","type":{"type":"array","items":{"type":"record",
        "name":"OrderItem","fields":[{"name":"sku","type":"string"},{"name":"quantity","type":"int"},
        {"name":"unitPrice","type":"int"}]}}},{"name":"total","type":"int"},{"name":"checksum","type":"long"}
        """#

    static func schema(_ fields: String) -> String { #"{"type":"record","name":"Order","fields":[\#(fields)]}"# }

    static let coreRecord = AvroBytes().text("id").text("customer").long(12).text("EUR")
        .long(1).text("sku").long(2).long(300).long(0).long(600).long(9)

    static func expectCore(_ order: Order, payload: String = "") {
        #expect(order.id == "id" && order.customerID == "customer" && order.currency == "EUR")
        #expect(order.createdAt.rawValue == 12 && order.total.rawValue == 600 && order.checksum == 9)
        #expect(order.items == [OrderItem(sku: "sku", quantity: 2, unitPrice: MinorUnits(rawValue: 300))])
        #expect(order.payload == payload)
    }

    @Test("fields with a default may be missing, int stands for long, namespaces do not matter")
    func older() throws {
        let order = try AvroOrderCodec(writerSchema: Self.schema(Self.core)).decode(Self.coreRecord.bytes)
        Self.expectCore(order)
        #expect(order.processing == nil)
    }

    static let extras: [(type: String, bytes: [UInt8])] = [
        ("\"null\"", []),
        ("\"boolean\"", [1]),
        ("\"int\"", AvroBytes().long(-5).bytes),
        ("\"float\"", [0, 0, 0x80, 0x3F]),
        ("\"double\"", [0, 0, 0, 0, 0, 0, 0xF8, 0x7F]),
        ("\"bytes\"", AvroBytes().long(3).raw([0xFF, 0, 0xFE]).bytes),
        (#"{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}"#, AvroBytes().long(1).raw([5]).bytes),
        (#"{"type":"fixed","name":"F","size":4,"aliases":["G"]}"#, [1, 2, 3, 4]),
        (#"{"type":"enum","name":"E","symbols":["A","B"],"default":"A"}"#, AvroBytes().long(1).bytes),
        (#"{"type":"map","values":"long"}"#, AvroBytes().long(2).text("a").long(1).text("a").long(2).long(0).bytes),
        (#"{"type":"array","items":"OrderItem"}"#, AvroBytes().long(1).text("s").long(1).long(1).long(0).bytes),
        (#"["null","string",{"type":"array","items":"int"}]"#, AvroBytes().long(2).long(1).long(4).long(0).bytes),
        (
            #"{"type":"record","name":"x.R","fields":[{"name":"e","type":{"type":"enum","name":"E","symbols":["A"]}},"#
                + #"{"name":"f","type":"x.E"},{"name":"g","type":"E"}]}"#, [0, 0, 0]
        ),
        (#"{"type":"string","avro.java.string":"String"}"#, AvroBytes().text("\u{E9}").bytes),
    ]

    @Test("fields we do not know are skipped, wherever they stand", arguments: extras.indices)
    func unknownFields(_ index: Int) throws {
        let extra = Self.extras[index]
        let field = #"{"name":"extra","doc":"\u00e9 \ud834\udd1e \"x\" \/","default":1.5e-3,"type":\#(extra.type)}"#
        let last = try AvroOrderCodec(writerSchema: Self.schema("\(Self.core),\(field)"))
        let record = Self.coreRecord.raw(extra.bytes).bytes
        Self.expectCore(try last.decode(record))
        #expect(last.refusal(of: record + [0]) == .avroTrailing)
        guard !extra.bytes.isEmpty else { return }
        #expect(last.refusal(of: Array(record.dropLast())) == .avroTruncated)
        guard !extra.type.contains("OrderItem") else { return }
        let first = try AvroOrderCodec(writerSchema: Self.schema("\(field),\(Self.core)"))
        Self.expectCore(try first.decode(extra.bytes + Self.coreRecord.bytes))
    }

    @Test(
        "values outside of an unknown field's type are refused",
        arguments: [
            (#""boolean""#, [2], .avroValue),
            (#"{"type":"enum","name":"E","symbols":["A","B","C"]}"#, AvroBytes().long(10).bytes, .avroValue),
            (#"{"type":"enum","name":"E","symbols":["A"]}"#, AvroBytes().long(-1).bytes, .avroValue),
            (#"["null","int"]"#, AvroBytes().long(2).bytes, .avroValue),
            (#"{"type":"fixed","name":"F","size":1000000}"#, [1, 2, 3], .avroTruncated),
            (#"{"type":"map","values":"null"}"#, AvroBytes().long(1 << 40).bytes, .avroLimit),
            (#"{"type":"map","values":"null"}"#, AvroBytes().long(1).long(1).raw([0xFF]).bytes, .textUTF8),
            (
                #"{"type":"array","items":"boolean"}"#,
                AvroBytes().long(900_000).raw([UInt8](repeating: 0, count: 900_000)).bytes, .avroLimit
            ),
        ] as [(String, [UInt8], CodecError.Code)]
    )
    func hostileValues(_ type: String, _ bytes: [UInt8], _ code: CodecError.Code) throws {
        let codec = try AvroOrderCodec(writerSchema: Self.schema(#"\#(Self.core),{"name":"extra","type":\#(type)}"#))
        #expect(codec.refusal(of: Self.coreRecord.raw(bytes).bytes) == code)
    }

    @Test("the order of fields is the writer's")
    func reordered() throws {
        let fields = #"{"name":"payload","type":"string"},{"name":"processing","type":"null"},\#(Self.core)"#
        let codec = try AvroOrderCodec(writerSchema: Self.schema(fields))
        Self.expectCore(try codec.decode(AvroBytes().text("first").bytes + Self.coreRecord.bytes), payload: "first")
    }

    static let processing = #"""
        {"type":"record","name":"Processing","fields":[{"name":"processor","type":"string"},
        {"name":"itemCount","type":"int"},{"name":"unitCount","type":"int"},{"name":"total","type":"long"},
        {"name":"currency","type":"string"}]}
        """#

    @Test(
        "a result may be plain, or a union in another order",
        arguments: [
            (processing, []), ("[\(processing),\"null\"]", [0]), ("[\"null\",\(processing)]", [2]),
            ("[\(processing)]", [0]),
        ] as [(String, [UInt8])]
    )
    func result(_ type: String, _ branch: [UInt8]) throws {
        let codec = try AvroOrderCodec(
            writerSchema: Self.schema(#"\#(Self.core),{"name":"processing","type":\#(type)}"#)
        )
        let result = AvroBytes().text("simple").long(1).long(2).long(600).text("EUR").bytes
        let order = try codec.decode(Self.coreRecord.raw(branch + result).bytes)
        Self.expectCore(order)
        let total = MinorUnits(rawValue: 600)
        #expect(
            order.processing
                == Processing(processor: "simple", itemCount: 1, unitCount: 2, total: total, currency: "EUR")
        )
    }

    @Test("a codec for another version still writes ours")
    func writesOurs() throws {
        var generator = OrderGenerator(seed: 1, payloadSize: 10)
        let order = generator.next()
        let bytes = try AvroOrderCodec(writerSchema: Self.schema(Self.core)).encoded(order)
        #expect(try AvroOrderCodec().decode(bytes) == order)
    }

    @Test("one codec decodes absent and present results in turn")
    func alternates() throws {
        let codec = try AvroOrderCodec()
        var random = TestRandom(seed: 14)
        let orders = (0..<200).map { _ in random.order() }
        let records = try orders.map { try codec.encoded($0) }
        let decoded = try records.map { try codec.decode($0) }
        #expect(decoded == orders)
    }
}
