import Testing

@testable import SchemaRegistry

@Suite struct AvroSchemaTests {
    @Test(
        "the canonical text folds white space and attribute order, and keeps the rest",
        arguments: [
            (" \"string\" ", #""string""#), (#"{"type":"string"}"#, #""string""#),
            (#"{"type":{"type":"int"}}"#, #""int""#),
            (
                #"{"logicalType":"timestamp-millis","type":"long"}"#,
                #"{"type":"long","logicalType":"timestamp-millis"}"#
            ),
            (#"{"items":"int","type":"array"}"#, #"{"type":"array","items":"int"}"#),
            (
                #"{"values":{"type":"map","values":"int"},"type":"map"}"#,
                #"{"type":"map","values":{"type":"map","values":"int"}}"#
            ),
            (#"[ "null" , "int" ]"#, #"["null","int"]"#),
            (
                #"{"fields":[{"type":"int","default":1,"name":"x","aliases":["y"],"order":"descending","doc":"d","z":{"k":1.50}}],"doc":"D","name":"A","namespace":"n.s","type":"record","p":true,"aliases":["B","o.C"]}"#,
                #"{"type":"record","name":"A","namespace":"n.s","doc":"D","fields":[{"name":"x","type":"int","doc":"d","default":1,"order":"descending","aliases":["y"],"z":{"k":1.5}}],"p":true,"aliases":["B","o.C"]}"#
            ),
            (
                #"{"type":"record","name":"n.A","fields":[{"name":"x","type":"int","order":"ascending"}]}"#,
                #"{"type":"record","name":"A","namespace":"n","fields":[{"name":"x","type":"int"}]}"#
            ),
            (
                #"{"type":"enum","symbols":["A","B"],"name":"E","default":"A","doc":"d"}"#,
                #"{"type":"enum","name":"E","doc":"d","symbols":["A","B"],"default":"A"}"#
            ),
            (#"{"size":16,"type":"fixed","name":"F"}"#, #"{"type":"fixed","name":"F","size":16}"#),
            (
                #"{"type":"record","name":"n.L","fields":[{"name":"next","type":["null","n.L"],"default":null},{"name":"o","type":{"type":"fixed","name":"m.F","size":1}},{"name":"p","type":"m.F"}]}"#,
                #"{"type":"record","name":"L","namespace":"n","fields":[{"name":"next","type":["null","L"],"default":null},{"name":"o","type":{"type":"fixed","name":"F","namespace":"m","size":1}},{"name":"p","type":"m.F"}]}"#
            ),
        ]
    )
    func canonical(text: String, expected: String) throws {
        let canonical = try AvroSchema(parsing: text).canonicalText
        #expect(canonical == expected)
        #expect(try AvroSchema(parsing: canonical).canonicalText == expected)
    }

    @Test(
        "schemas that differ in doc, default, order, aliases or properties are different",
        arguments: [#""doc":"e""#, #""default":2"#, #""order":"ignore""#, #""aliases":["b"]"#, #""p":1"#]
    )
    func distinct(attribute: String) throws {
        let plain = #"{"type":"record","name":"A","fields":[{"name":"x","type":"int"}]}"#
        let changed = plain.replacing(#""type":"int""#, with: #""type":"int",\#(attribute)"#)
        #expect(try AvroSchema(parsing: plain).canonicalText != AvroSchema(parsing: changed).canonicalText)
    }

    @Test(
        "what is not a valid schema is refused",
        arguments: [
            "", "<html>", "7", "null", #""strin""#, #"{}"#, #"{"type":"recor"}"#, #"{"type":"array"}"#,
            #"{"type":"map"}"#,
            #"{"type":"record","name":"A"}"#, #"{"type":"record","fields":[]}"#,
            #"{"type":"record","name":"1A","fields":[]}"#,
            #"{"type":"record","name":"a..B","fields":[]}"#, #"{"type":"record","name":"int","fields":[]}"#,
            #"{"type":"record","name":"A","fields":[{"name":"x"}]}"#,
            #"{"type":"record","name":"A","fields":[{"type":"int"}]}"#,
            #"{"type":"record","name":"A","fields":[{"name":"x","type":"int"},{"name":"x","type":"int"}]}"#,
            #"{"type":"record","name":"A","fields":[{"name":"x","type":"int","default":"1"}]}"#,
            #"{"type":"record","name":"A","fields":[{"name":"x","type":"int","default":2147483648}]}"#,
            #"{"type":"record","name":"A","fields":[{"name":"x","type":["null","int"],"default":"a"}]}"#,
            #"{"type":"record","name":"A","fields":[{"name":"x","type":"int","order":"up"}]}"#,
            #"{"type":"enum","name":"E"}"#, #"{"type":"enum","name":"E","symbols":["A","A"]}"#,
            #"{"type":"enum","name":"E","symbols":["1"]}"#,
            #"{"type":"enum","name":"E","symbols":["A"],"default":"B"}"#,
            #"{"type":"fixed","name":"F"}"#, #"{"type":"fixed","name":"F","size":-1}"#,
            #"{"type":"fixed","name":"F","size":1e3}"#,
            #"{"type":"fixed","name":"F","size":99999999999}"#, #"["int","int"]"#, #"["int",["null"]]"#,
            #"[{"type":"fixed","name":"F","size":1},{"type":"fixed","name":"F","size":1}]"#,
            String(repeating: #"{"type":"array","items":"#, count: 5000),
            "[" + (0..<10_001).map { #"{"type":"fixed","name":"F\#($0)","size":1}"# }.joined(separator: ",") + "]",
        ]
    )
    func refused(text: String) {
        #expect(throws: AvroError.self) { try AvroSchema(parsing: text) }
    }

    @Test(
        "defaults of every kind of type are accepted",
        arguments: [
            ("\"boolean\"", "true"), ("\"long\"", "9007199254740993"), ("\"double\"", "1"), ("\"float\"", "-1000.5"),
            ("\"bytes\"", "\"\u{FF}\""), (#"{"type":"array","items":"int"}"#, "[1,2]"),
            (#"{"type":"map","values":"int"}"#, #"{"a":1}"#), (#"["null","string"]"#, "null"),
            (#"["null","string"]"#, #""a""#),
            (#"{"type":"fixed","name":"F","size":2}"#, #""ab""#),
            (#"{"type":"enum","name":"E","symbols":["A"]}"#, #""A""#),
            (#"{"type":"record","name":"R","fields":[{"name":"y","type":"int","default":1}]}"#, "{}"),
        ]
    )
    func defaults(type: String, value: String) throws {
        let text = #"{"type":"record","name":"A","fields":[{"name":"x","type":\#(type),"default":\#(value)}]}"#
        #expect(try AvroSchema(parsing: text).canonicalText == text)
    }

    @Test("a default that would take exponential work to check is refused soon")
    func hostileDefault() {
        // Forward references are not allowed, so each record's field refers to those before it and to itself.
        var fields: [String] = []
        for index in 0..<12 {
            let names = (0..<index).map { #","R\#($0)""# }.joined()
            fields.append(
                #"{"name":"d\#(index)","type":{"type":"record","name":"R\#(index)","fields":[{"name":"f","type":["null"\#(names),"R\#(index)"]}]}}"#
            )
        }
        let value = String(repeating: #"{"f":"#, count: 50) + "7" + String(repeating: "}", count: 50)
        let names = (0..<12).map { #""R\#($0)""# }.joined(separator: ",")
        fields.append(#"{"name":"last","type":[\#(names)],"default":\#(value)}"#)
        let text = #"{"type":"record","name":"A","fields":[\#(fields.joined(separator: ","))]}"#
        #expect(throws: AvroError.self) { try AvroSchema(parsing: text) }
    }
}
