import Testing

@testable import flamegraph

@Suite("Names of runs")
struct RunIDTests {
    @Test("come from the time, in UTC, and a random end")
    func made() {
        #expect(RunID.make(secondsSince1970: 1_700_000_000, random: 0x2A) == "20231114-221320-002a")
        #expect(RunID.isValid(RunID.make()))
    }

    @Test(
        "may be what is harmless in a path and in a topic's name",
        arguments: ["a", "2026-11-23_x.1", String(repeating: "x", count: 64)]
    )
    func valid(name: String) {
        #expect(RunID.isValid(name))
    }

    @Test(
        "may be nothing else",
        arguments: [
            "", ".", "..", "../x", "/etc", "-x", ".x", "a b", "a\nb", "a\u{0}b", "ä", "a/b",
            String(repeating: "x", count: 65),
        ]
    )
    func invalid(name: String) {
        #expect(!RunID.isValid(name))
    }
}
