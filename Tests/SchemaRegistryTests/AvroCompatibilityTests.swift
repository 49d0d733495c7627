import Testing

@testable import SchemaRegistry

@Suite struct AvroCompatibilityTests {
    private static func record(_ fields: String, name: String = "A", extra: String = "") -> String {
        #"{"type":"record","name":"\#(name)"\#(extra),"fields":[\#(fields)]}"#
    }

    private static func enumeration(_ symbols: String, extra: String = "") -> String {
        #"{"type":"enum","name":"E","symbols":[\#(symbols)]\#(extra)}"#
    }

    private static let x = #"{"name":"x","type":"int"}"#
    private static let y = #"{"name":"y","type":"int"}"#
    private static let list = #"{"name":"next","type":["null","A"],"default":null}"#

    /// Reader, writer, whether the reader reads the writer's data.
    static let table: [(reader: String, writer: String, isReadable: Bool)] = [
        ("\"int\"", "\"int\"", true), ("\"long\"", "\"int\"", true), ("\"float\"", "\"int\"", true),
        ("\"double\"", "\"int\"", true),
        ("\"float\"", "\"long\"", true), ("\"double\"", "\"long\"", true), ("\"double\"", "\"float\"", true),
        ("\"int\"", "\"long\"", false), ("\"long\"", "\"float\"", false), ("\"float\"", "\"double\"", false),
        ("\"string\"", "\"bytes\"", true), ("\"bytes\"", "\"string\"", true), ("\"string\"", "\"int\"", false),
        (#"{"type":"long","logicalType":"timestamp-millis"}"#, "\"long\"", true),
        (#"{"type":"array","items":"long"}"#, #"{"type":"array","items":"int"}"#, true),
        (#"{"type":"array","items":"int"}"#, #"{"type":"map","values":"int"}"#, false),
        (#"{"type":"map","values":"int"}"#, #"{"type":"map","values":"string"}"#, false),
        (#"["null","int"]"#, "\"int\"", true), (#"["null","string"]"#, "\"int\"", false),
        ("\"int\"", #"["int"]"#, true),
        ("\"int\"", #"["null","int"]"#, false), (#"["null","long","string"]"#, #"["int","null"]"#, true),
        (#"["null","int"]"#, #"["null","int","string"]"#, false),
        (record(x), record(x + "," + y), true), (record(x + "," + y), record(x), false),
        (record(x + #",{"name":"y","type":"int","default":0}"#), record(x), true),
        (record(#"{"name":"z","type":"int","aliases":["x"]}"#), record(x), true),
        (record(#"{"name":"x","type":"long"}"#), record(x), true),
        (record(#"{"name":"x","type":"string"}"#), record(x), false),
        (record(x, name: "B"), record(x), false), (record(x, name: "B", extra: #","aliases":["A"]"#), record(x), true),
        (record(x, extra: #","namespace":"n""#), record(x), true),
        (record(#"{"name":"e","type":\#(enumeration(#""U""#, extra: #","default":"U""#))}"#), record(""), true),
        (enumeration(#""P","Q""#), enumeration(#""P""#), true), (enumeration(#""P""#), enumeration(#""P","Q""#), false),
        (enumeration(#""P""#, extra: #","default":"P""#), enumeration(#""P","Q""#), true),
        (#"{"type":"fixed","name":"F","size":4}"#, #"{"type":"fixed","name":"F","size":4}"#, true),
        (#"{"type":"fixed","name":"F","size":4}"#, #"{"type":"fixed","name":"F","size":8}"#, false),
        (record(list), record(list), true), (record(list + "," + x), record(list + "," + x), true),
        (record(list + "," + #"{"name":"x","type":"string"}"#), record(list + "," + x), false),
        (record(x), enumeration(#""P""#), false), (record(x), "\"int\"", false),
    ]

    @Test("the resolution rules of Avro decide what can be read", arguments: table.indices)
    func readability(row: Int) throws {
        let (reader, writer, isReadable) = Self.table[row]
        let problems = AvroCompatibility.problems(
            reader: try AvroSchema(parsing: reader),
            writer: try AvroSchema(parsing: writer)
        )
        #expect(problems.isEmpty == isReadable, "\(reader) reading \(writer): \(problems)")
    }

    @Test("every schema reads its own data")
    func reflexive() throws {
        for row in Self.table {
            let schema = try AvroSchema(parsing: row.writer)
            #expect(AvroCompatibility.problems(reader: schema, writer: schema).isEmpty)
        }
    }

    @Test("a long chain of references is refused before it exhausts the stack")
    func longChain() throws {
        var branches = [#"{"type":"record","name":"R0","fields":[]}"#]
        for index in 1..<3000 {
            branches.append(#"{"type":"record","name":"R\#(index)","fields":[{"name":"f","type":"R\#(index - 1)"}]}"#)
        }
        let text =
            #"{"type":"record","name":"A","fields":[{"name":"all","type":[\#(branches.reversed().joined(separator: ","))]}]}"#
        #expect(throws: AvroError.self) { try AvroSchema(parsing: text) }
        let ordered =
            #"{"type":"record","name":"A","fields":[{"name":"all","type":[\#(branches.joined(separator: ","))]},{"name":"last","type":"R2999"}]}"#
        let schema = try AvroSchema(parsing: ordered)
        let problems = AvroCompatibility.problems(reader: schema, writer: schema)
        #expect(problems.allSatisfy { $0.contains("too large") })
    }
}
