import Testing

@testable import FlameReport

@Suite("Columns of a terminal")
struct DisplayWidthTests {
    @Test(
        "are counted per character",
        arguments: [
            ("", 0), ("abc", 3), ("µs ± −", 6), ("漢字", 4), ("e\u{301}", 1), ("👩‍👩‍👧", 2), ("⚠️", 2), ("한글", 4),
            ("ａ", 2), ("a\u{200b}b", 2), ("\u{1b}[31mred\u{1b}[0m", 3), ("…", 1), ("é", 1),
        ] as [(String, Int)]
    )
    func widths(text: String, columns: Int) {
        #expect(text.displayWidth == columns)
    }

    @Test(
        "are kept by names that lose their arguments, then their middle",
        arguments: [
            ("Orders.AvroOrderCodec.encode(_:into:)", 37, "Orders.AvroOrderCodec.encode(_:into:)"),
            ("Orders.AvroOrderCodec.encode(_:into:)", 32, "Orders.AvroOrderCodec.encode(…)"),
            ("Orders.AvroOrderCodec.encode(_:into:)", 24, "Orders.AvroO…c.encode(…)"),
            ("f(g(x), h(y)) -> (Int, Int)", 20, "f(g(x), h(y)) -> (…)"), ("(anonymous)", 6, "(an…s)"),
            ("rd_kafka_broker_thread_main", 12, "rd_kaf…_main"), ("漢字漢字漢字", 7, "漢…字"), ("abcdef", 2, "a…"),
            ("abcdef", 1, "…"), ("abcdef", 0, ""), ("unbalanced)", 8, "unba…ed)"),
        ] as [(String, Int, String)]
    )
    func shortening(name: String, columns: Int, expected: String) {
        let shortened = name.shortenedName(to: columns)
        #expect(shortened == expected)
        #expect(shortened.displayWidth <= columns)
    }

    @Test("are not exceeded by wrapped lines")
    func wrapping() {
        #expect("one two three four".wrapped(to: 9) == ["one two", "three", "four"])
        #expect("".wrapped(to: 9) == [])
        #expect("a verylongword b".wrapped(to: 7) == ["a", "ver…ord", "b"])
    }
}
