import Analysis
import Testing

@Suite("Name patterns")
struct NamePatternTests {
    @Test(
        "match whole names",
        arguments: [
            ("send", "send", true), ("send", "resend", false), ("*send", "resend", true), ("s*d", "send", true),
            ("s??d", "send", true), ("s?d", "send", false), ("*", "", true), ("", "", true), ("", "a", false),
            ("a*b*c", "a1b2b3c", true), ("a*b*c", "a1c2b", false), ("operator *", "operator *", true),
            (#"foo\*"#, "foo*", true), (#"foo\*"#, "food", false), ("**x", "x", true), ("?", "", false),
        ]
    )
    func matching(pattern: String, name: String, expected: Bool) {
        #expect(NamePattern(pattern).matches(name) == expected)
    }

    @Test("many stars in a long name end soon")
    func hostile() {
        let pattern = NamePattern(String(repeating: "*a", count: 50) + "b")
        #expect(!pattern.matches(String(repeating: "a", count: 5000)))
    }
}
