import FlameReport
import Testing

@Suite("Figures")
struct FiguresTests {
    @Test(
        "have fixed decimals, commas and a real minus sign",
        arguments: [
            (0, 0, "0"), (1234.5, 1, "1,234.5"), (-8.1, 2, "−8.10"), (0.005, 2, "0.01"), (-0.001, 2, "0.00"),
            (999_999.96, 1, "1,000,000.0"), (1_234_567, 0, "1,234,567"), (.nan, 2, "–"), (.infinity, 0, "–"),
        ] as [(Double, Int, String)]
    )
    func decimals(value: Double, places: Int, expected: String) {
        #expect(Figures.decimal(value, places) == expected)
    }

    @Test(
        "show spans with three digits and a unit that suits them",
        arguments: [
            (0, "0 ns"), (999, "999 ns"), (1000, "1.00 µs"), (12_345, "12.3 µs"), (999_499, "999 µs"),
            (999_500, "1.00 ms"),
            (3_100_000_000, "3.10 s"), (3_600_000_000_000, "3,600 s"),
        ] as [(Int64, String)]
    )
    func spans(nanoseconds: Int64, expected: String) {
        #expect(Figures.span(nanoseconds: nanoseconds) == expected)
    }

    @Test("show whole numbers to their ends")
    func whole() {
        #expect(Figures.whole(.min) == "−9,223,372,036,854,775,808")
        #expect(Figures.whole(20_000) == "20,000")
    }

    @Test("show small probabilities as a bound")
    func probabilities() {
        #expect(Figures.probability(0.00001) == "< 0.0001")
        #expect(Figures.probability(0.0312) == "= 0.0312")
    }

    @Test("text of strangers cannot steer the terminal")
    func safeText() {
        #expect("a\u{1b}[31mb\r\n\u{9b}\u{202e}".safeForTerminal == "a\\u{1b}[31mb\\u{d}\\u{a}\\u{9b}\\u{202e}")
        #expect("grün − ok".safeForTerminal == "grün − ok")
    }
}
