import Foundation
import Orders
import Testing

@Suite struct JSONOrderCodecTests {
    static let good = #"""
        {"checksum":7,"createdAt":12,"currency":"EUR","customerID":"c","id":"i","items":[{"quantity":2,"sku":"s","unitPrice":3}],"payload":"p","total":6}
        """#

    private func refusal(_ text: String) -> CodecError.Code? { JSONOrderCodec().refusal(of: Array(text.utf8)) }

    @Test("the JSON is compact, with sorted keys, without escaped slashes, and without absent results")
    func output() throws {
        let codec = JSONOrderCodec()
        var order = try codec.decode(Array(Self.good.utf8))
        #expect(String(decoding: try codec.encoded(order), as: UTF8.self) == Self.good)
        order.payload = "a/b"
        #expect(String(decoding: try codec.encoded(order), as: UTF8.self).contains(#""payload":"a/b""#))
    }

    static let invalid: [(name: String, text: String)] = [
        ("a text", "hello"),
        ("HTML", "<html></html>"),
        ("another type", "[]"),
        ("null", "null"),
        ("white space", "  \n "),
        ("no fields", "{}"),
        ("a missing field", good.replacing(#""currency":"EUR","#, with: "")),
        ("a null for a text", good.replacing(#""EUR""#, with: "null")),
        ("a number for a text", good.replacing(#""EUR""#, with: "5")),
        ("a text for a number", good.replacing(#""total":6"#, with: #""total":"6""#)),
        ("trailing junk", good + "x"),
        ("two orders", good + good),
        ("a trailing zero byte", good + "\0"),
        ("NaN", good.replacing(#""total":6"#, with: #""total":NaN"#)),
        ("infinity", good.replacing(#""total":6"#, with: #""total":Infinity"#)),
        ("1.5 for an integer", good.replacing(#""total":6"#, with: #""total":1.5"#)),
        ("a number beyond 64 bits", good.replacing(#""total":6"#, with: #""total":9223372036854775808"#)),
        ("a number far beyond 64 bits", good.replacing(#""total":6"#, with: #""total":1e400"#)),
        ("a quantity beyond 32 bits", good.replacing(#""quantity":2"#, with: #""quantity":2147483648"#)),
        ("a comment", "/* */" + good),
        ("a control character", good.replacing(#""p""#, with: "\"\u{1}\"")),
        ("a byte order mark", "\u{FEFF}" + good),
        ("100,000 brackets", String(repeating: "[", count: 100_000)),
        ("100,000 levels", String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)),
        (
            "100,000 levels in an unknown field",
            good.dropLast() + #","x":"# + String(repeating: #"{"a":"#, count: 100_000) + "1"
                + String(repeating: "}", count: 100_000) + "}"
        ),
    ]

    @Test("is refused as invalid", arguments: invalid.indices)
    func refusesInvalid(_ index: Int) {
        #expect(refusal(Self.invalid[index].text) == .jsonInvalid, "\(Self.invalid[index].name)")
    }

    @Test(
        "other encodings than UTF-8 are refused",
        arguments: [
            .utf16, .utf16LittleEndian, .utf16BigEndian, .utf32, .utf32LittleEndian, .utf32BigEndian,
        ] as [String.Encoding]
    )
    func encodings(_ encoding: String.Encoding) throws {
        let bytes = Array(try #require(Self.good.data(using: encoding)))
        #expect(JSONOrderCodec().refusal(of: bytes) == .jsonInvalid)
    }

    @Test(
        "text that is not UTF-8 is refused",
        arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82]] as [[UInt8]]
    )
    func notUTF8(_ broken: [UInt8]) throws {
        let parts = Self.good.split(separator: #""p""#)
        let bytes = Array(parts[0].utf8) + [0x22] + broken + [0x22] + Array(parts[1].utf8)
        #expect(JSONOrderCodec().refusal(of: bytes) == .textUTF8)
        let inKey = Array(#"{"a"#.utf8) + broken + Array(#"":1,"#.utf8) + Array(Self.good.utf8.dropFirst())
        #expect(JSONOrderCodec().refusal(of: inKey) == .textUTF8)
    }

    @Test("what Foundation is lenient about is accepted, and the checksum guards it")
    func lenient() throws {
        let codec = JSONOrderCodec()
        let whole = try codec.decode(Array(Self.good.replacing(#""total":6"#, with: #""total":6.0"#).utf8))
        #expect(whole.total == MinorUnits(rawValue: 6))
        let spaced = try codec.decode(Array(" \n\(Self.good)\n ".utf8))
        #expect(spaced == whole)
        let comma = try codec.decode(Array(Self.good.replacing(#""total":6}"#, with: #""total":6,}"#).utf8))
        #expect(comma == whole)
        let unknown = try codec.decode(Array(Self.good.replacing(#""total":6"#, with: #""total":6,"new":[1]"#).utf8))
        #expect(unknown == whole)
        var generator = OrderGenerator(seed: 1, payloadSize: 10)
        let order = generator.next()
        let text = String(decoding: try codec.encoded(order), as: UTF8.self)
        let texts: [String] = [#"{"total":1,"# + String(text.dropFirst()), String(text.dropLast()) + #","total":1}"#]
        for twice in texts {
            let decoded = try codec.decode(Array(twice.utf8))
            #expect(decoded == order || !decoded.isIntact)
        }
    }
}
