import Orders
import Testing

/// Schemas as a registry under somebody else's control could send them.
@Suite struct AvroHostileSchemaTests {
    /// Our schema with one more field of the given type.
    static func order(with type: String) -> String {
        let end = OrderSchema.avro.lastIndex(of: "]") ?? OrderSchema.avro.endIndex
        return OrderSchema.avro[..<end] + #",{"name":"extra","type":\#(type)}]}"#
    }

    static let invalid: [(name: String, text: String)] = [
        ("no text", ""),
        ("HTML", "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>"),
        ("a text", "hello"),
        ("half a schema", String(OrderSchema.avro.dropLast(40))),
        ("two schemas", OrderSchema.avro + OrderSchema.avro),
        ("5,000 levels", String(repeating: #"{"type":"array","items":"#, count: 5000)),
        ("100,000 brackets", String(repeating: "[", count: 100_000)),
        ("a number", "17"),
        ("null", "null"),
        ("a type nobody declared", order(with: #""Nothing""#)),
        ("an object without a type", order(with: "{}")),
        ("a fixed of size -1", order(with: #"{"type":"fixed","name":"F","size":-1}"#)),
        ("a fixed of size 0", order(with: #"{"type":"fixed","name":"F","size":0}"#)),
        ("a fixed of 2 GiB", order(with: #"{"type":"fixed","name":"F","size":2147483648}"#)),
        ("a fixed of 1.5 bytes", order(with: #"{"type":"fixed","name":"F","size":1.5}"#)),
        ("a fixed of size \"1\"", order(with: #"{"type":"fixed","name":"F","size":"1"}"#)),
        ("a fixed of true bytes", order(with: #"{"type":"fixed","name":"F","size":true}"#)),
        ("a fixed beyond 64 bits", order(with: #"{"type":"fixed","name":"F","size":18446744073709551617}"#)),
        ("a key that is there twice", order(with: #"{"type":"fixed","name":"F","size":-1,"size":1}"#)),
        ("an enum without symbols", order(with: #"{"type":"enum","name":"E","symbols":[]}"#)),
        ("an enum with a symbol twice", order(with: #"{"type":"enum","name":"E","symbols":["A","A"]}"#)),
        ("an enum with a malformed symbol", order(with: #"{"type":"enum","name":"E","symbols":["A-B"]}"#)),
        ("an enum with a number", order(with: #"{"type":"enum","name":"E","symbols":["A",1]}"#)),
        ("a union without branches", order(with: "[]")),
        ("a union with a type twice", order(with: #"["null","null"]"#)),
        ("a union in a union", order(with: #"["null",["string"]]"#)),
        ("an array without items", order(with: #"{"type":"array"}"#)),
        ("a record without fields", order(with: #"{"type":"record","name":"R"}"#)),
        ("a record without a name", order(with: #"{"type":"record","fields":[]}"#)),
        ("a field without a name", order(with: #"{"type":"record","name":"R","fields":[{"type":"int"}]}"#)),
        ("a field without a type", order(with: #"{"type":"record","name":"R","fields":[{"name":"a"}]}"#)),
        ("a field that is there twice", order(with: #""int""#).replacing(#""extra""#, with: #""id""#)),
        ("a malformed name", order(with: #"{"type":"record","name":"a b","fields":[]}"#)),
        (
            "a name of a primitive type",
            order(with: #"{"type":"record","name":"x","namespace":"","fields":[]}"#)
                .replacing(#""x""#, with: #""long""#)
        ),
        ("a type declared twice", order(with: #"{"type":"fixed","name":"OrderItem","size":4}"#)),
        ("a control character", order(with: "\"in\u{1}t\"")),
        ("an unknown escape", order(with: #""\x""#)),
        ("half a surrogate pair", order(with: #""\uD800""#)),
        ("a number with a leading zero", order(with: #"{"type":"fixed","name":"F","size":01}"#)),
    ]

    @Test("is refused as invalid", arguments: invalid.indices)
    func refusesInvalid(_ index: Int) {
        #expect(refusal(ofSchema: Self.invalid[index].text) == .schemaInvalid, "\(Self.invalid[index].name)")
    }

    static let bomb: String = {
        let doubling = (1...30).map { level in
            let previous = level == 1 ? #""long""# : #""D\#(level - 1)""#
            let fields = #"[{"name":"a","type":\#(previous)},{"name":"b","type":\#(previous)}]"#
            return #"{"name":"d\#(level)","type":{"type":"record","name":"D\#(level)","fields":\#(fields)}}"#
        }
        return order(with: #"{"type":"record","name":"Bomb","fields":[\#(doubling.joined(separator: ","))]}"#)
    }()

    static let unsupported: [(name: String, text: String)] = [
        (
            "a type that contains itself",
            order(with: #"{"type":"record","name":"L","fields":[{"name":"next","type":["null","L"]}]}"#)
        ),
        (
            "a type that contains itself by its full name",
            order(
                with: #"{"type":"record","name":"a.L","fields":[{"name":"n","type":{"type":"array","items":"a.L"}}]}"#
            )
        ),
        ("an order that contains itself", order(with: #"["null","flamegraph.orders.Order"]"#)),
        ("an array of nulls", order(with: #"{"type":"array","items":"null"}"#)),
        (
            "an array of records of nothing",
            order(with: #"{"type":"array","items":{"type":"record","name":"N","fields":[{"name":"n","type":"null"}]}}"#)
        ),
        ("a type that doubles thirty times", bomb),
        (
            "fixed values of several mebibytes",
            order(
                with:
                    #"{"type":"record","name":"R","fields":[{"name":"a","type":{"type":"fixed","name":"F","size":1048576}},"#
                    + #"{"name":"b","type":"F"},{"name":"c","type":"F"}]}"#
            )
        ),
        ("a text of 300 KiB", order(with: #""int""#) + String(repeating: " ", count: 300_000)),
        ("a text", #""string""#),
        ("another record", OrderSchema.avro.replacing(#""Order""#, with: #""Invoice""#)),
        ("an order without a checksum", OrderSchema.avro.replacing(#""checksum""#, with: #""sum""#)),
        (
            "a time in microseconds",
            OrderSchema.avro.replacing("timestamp-millis", with: "timestamp-micros")
        ),
        (
            "a name that is bytes",
            OrderSchema.avro.replacing(#""id", "type": "string""#, with: #""id", "type": "bytes""#)
        ),
        (
            "a quantity that is long",
            OrderSchema.avro.replacing(#""quantity", "type": "int""#, with: #""quantity", "type": "long""#)
        ),
        (
            "a total that is a fraction",
            OrderSchema.avro.replacing(#""total", "type": "long""#, with: #""total", "type": "double""#)
        ),
    ]

    @Test("is refused as unsupported", arguments: unsupported.indices)
    func refusesUnsupported(_ index: Int) {
        #expect(
            refusal(ofSchema: Self.unsupported[index].text) == .schemaUnsupported,
            "\(Self.unsupported[index].name)"
        )
    }

    @Test("an error that concerns the schema says so, and never quotes it")
    func description() throws {
        let error = try #require(throws: CodecError.self) { try AvroOrderCodec(writerSchema: "<html>secret</html>") }
        #expect(error.concernsSchema)
        #expect(error.description.hasPrefix("schema.invalid: ") && !error.description.contains("secret"))
        #expect(!CodecError(.avroValue, "x").concernsSchema)
    }

    @Test("damaged schemas never crash, and what is accepted still decodes safely")
    func damaged() throws {
        let text = Array(Self.order(with: #"{"type":"map","values":{"type":"fixed","name":"F","size":16}}"#).utf8)
        var random = TestRandom(seed: 99)
        var generator = OrderGenerator(seed: 1, payloadSize: 20)
        let record = try AvroOrderCodec().encoded(generator.next())
        var accepted = 0
        for _ in 0..<3000 {
            var damaged = text
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0..<damaged.count, using: &random)
                switch Int.random(in: 0...2, using: &random) {
                case 0: damaged[place] = UInt8(ascii: " ") + UInt8.random(in: 0..<95, using: &random)
                case 1: damaged.remove(at: place)
                default: damaged.insert(damaged[Int.random(in: 0..<damaged.count, using: &random)], at: place)
                }
            }
            guard let codec = try? AvroOrderCodec(writerSchema: String(decoding: damaged, as: UTF8.self)) else {
                continue
            }
            accepted += 1
            _ = codec.refusal(of: record)
            _ = codec.refusal(of: record + [0])
        }
        #expect(accepted > 100)
    }
}
