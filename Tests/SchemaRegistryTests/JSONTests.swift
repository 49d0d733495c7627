import Testing

@testable import SchemaRegistry

@Suite struct JSONTests {
    @Test(
        "JSON is read and written back without white space",
        arguments: [
            (" { \"b\" : 1 , \"a\" : [ true , null , false ] } ", #"{"b":1,"a":[true,null,false]}"#),
            (#""\u0041\u00e9\ud83d\ude00\/\n""#, #""Aé😀/\n""#), ("-0.5e+10", "-0.5e+10"), ("[]", "[]"), ("{}", "{}"),
            (#""\u0001\"\\""#, #""\u0001\"\\""#),
        ]
    )
    func roundTrip(text: String, expected: String) throws {
        #expect(try JSONParser.parse(text).text == expected)
    }

    @Test(
        "what is not JSON is refused",
        arguments: [
            "", "{", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "01", "1.", "+1", ".5", "1e", "-", "nul", "\"a",
            "\"\\x\"",
            "\"\\u12\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\u{01}\"", "1 2", "{\"a\":1,\"a\":2}", "\u{FEFF}1",
            "NaN", "'a'",
            String(repeating: "[", count: 65) + String(repeating: "]", count: 65),
            String(repeating: "{\"a\":", count: 100_000),
        ]
    )
    func refused(text: String) {
        #expect(throws: JSONError.self) { try JSONParser.parse(text) }
    }

    @Test("nesting up to the limit is read")
    func depth() throws {
        let text = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(try JSONParser.parse(text).text == text)
    }

    @Test("invalid UTF-8 is refused")
    func encoding() {
        #expect(throws: JSONError.self) { try JSONParser.parse([0x22, 0xC0, 0x80, 0x22]) }
    }

    @Test("a random change never crashes, and what is still accepted is stable when written and read again")
    func fuzz() throws {
        let seed = Array(
            #"{"type":"record","name":"A","fields":[{"name":"x","type":["null","int"],"default":-1.5e3,"doc":"\u00e9\n"}]}"#
                .utf8
        )
        var generator = SeededGenerator(state: 4)
        var accepted = 0
        for _ in 0..<20_000 {
            var bytes = seed
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let position = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[position] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: position)
                default: bytes.insert(Array("{}[]\",:\\0u".utf8).randomElement(using: &generator) ?? 0, at: position)
                }
            }
            guard let value = try? JSONParser.parse(bytes) else { continue }
            accepted += 1
            #expect(try JSONParser.parse(value.text) == value)
        }
        #expect(accepted > 0)
    }

    @Test("a path segment comes back from its encoding")
    func pathSegments() {
        var generator = SeededGenerator(state: 5)
        for _ in 0..<500 {
            let scalars = (0..<Int.random(in: 0..<12, using: &generator)).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 0..<0x2000, using: &generator))
            }
            let text = String(String.UnicodeScalarView(scalars))
            let encoded = PathSegment.encode(text)
            #expect(PathSegment.decode(encoded) == text)
            #expect(!encoded.contains("/"))
        }
        #expect(PathSegment.decode("%2") == nil)
        #expect(PathSegment.decode("%zz") == nil)
        #expect(PathSegment.decode("%ff") == nil)
    }

    @Test(
        "MD5 gives the digests of RFC 1321",
        arguments: [
            ("", "d41d8cd98f00b204e9800998ecf8427e"), ("abc", "900150983cd24fb0d6963f7d28e17f72"),
            ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
            (
                "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
                "57edf4a22be3c955ac49da2e2107b67a"
            ),
        ]
    )
    func digests(text: String, expected: String) {
        #expect(MD5.digest(of: text.utf8).map(Hexadecimal.lowercase).joined() == expected)
    }
}
