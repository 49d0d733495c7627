import Testing

@testable import FlameReport

@Suite("The SVG writer")
struct SVGWriterTests {
    @Test(
        "writes lengths with two decimals",
        arguments: [
            (0, "0.00"), (10.005, "10.01"), (1234.5, "1234.50"), (-0.001, "0.00"), (-2.5, "-2.50"), (.nan, "0.00"),
            (.infinity, "0.00"),
        ] as [(Double, String)]
    )
    func lengths(value: Double, expected: String) {
        var writer = SVGWriter()
        writer.write(length: value)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    }

    @Test(
        "writes figures as tables have them",
        arguments: [0, 0.5, 1234.5, -8.1, 0.005, -0.001, 999_999.96, 1_234_567, 1_000_000_007.25, 1e14]
    )
    func figures(value: Double) {
        for places in 0...3 {
            var writer = SVGWriter()
            writer.write(figure: value, places: places)
            #expect(String(decoding: writer.bytes, as: UTF8.self) == Figures.decimal(value, places))
            var signed = SVGWriter()
            signed.write(signed: value, places: places)
            #expect(String(decoding: signed.bytes, as: UTF8.self) == Figures.signed(value, places))
        }
    }

    @Test("writes a dash for what is no number")
    func noNumber() {
        for value in [Double.nan, .infinity, -.infinity, 1e300] {
            var writer = SVGWriter()
            writer.write(figure: value, places: 1)
            #expect(String(decoding: writer.bytes, as: UTF8.self) == "–")
        }
    }

    @Test("writes whole numbers to their ends and colours in hexadecimal")
    func others() {
        var writer = SVGWriter()
        writer.write(Int.min)
        writer.write(SVGColor(0x0A_FF_10))
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "-9223372036854775808#0aff10")
    }
}
