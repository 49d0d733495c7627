import Testing

@testable import FlameReport

@Suite("The label of a frame")
struct FrameLabelTests {
    private static func label(_ name: String, columns: Int) -> String? {
        FrameLabel.fit(name, width: Double(columns) * FrameLabel.columnWidth + 5.1)
    }

    @Test(
        "loses module and types before the function's own name",
        arguments: [
            (40, "Orders.AvroOrderCodec.encode(_:into:)"), (36, "AvroOrderCodec.encode(_:into:)"),
            (20, "encode(_:into:)"), (10, "encode(_:…"), (3, "en…"), (2, nil),
        ] as [(Int, String?)]
    )
    func qualifiers(columns: Int, expected: String?) {
        #expect(Self.label("Orders.AvroOrderCodec.encode(_:into:)", columns: columns) == expected)
    }

    @Test("does not look for qualifiers in arguments, operators or decimal points at the end")
    func noQualifiers() {
        #expect(Self.label("std::vector<a::b>::push_back(c.d)", columns: 28) == "vector<a::b>::push_back(c.d)")
        #expect(Self.label("...dots", columns: 5) == "...d…" || Self.label("...dots", columns: 5) == "dots")
        #expect(Self.label("name.", columns: 4) == "nam…")
        #expect(Self.label("[libc.so.6]", columns: 6) == "[libc…")
    }

    @Test("measures wide characters by their columns")
    func wide() {
        #expect(Self.label("漢字漢字", columns: 5) == "漢字…")
        #expect(Self.label("漢字", columns: 4) == "漢字")
    }
}
