import Analysis
import FlameReport
import ProfileModel
import Testing

@Suite("Units and signs of costs")
struct CostScaleTests {
    @Test(
        "suit the largest cost of a table",
        arguments: [
            (0, 1.234, "ns", "1.23"), (2, 1.234, "ns", "1.23"), (500, 1.25, "ns", "1.3"), (9999, 20, "µs", "0.020"),
            (50_000, 1234, "µs", "1.23"), (2_000_000, 1_234_567, "µs", "1,235"),
        ] as [(Double, Double, String, String)]
    )
    func scale(largest: Double, cost: Double, name: String, expected: String) {
        let scale = CostScale(largest: largest)
        #expect(scale.name == name && scale.value(cost) == expected)
    }

    @Test("are left alone where costs are no time")
    func otherUnits() {
        let scale = CostScale(largest: 12_345, unit: Measurement.Unit(rawValue: "cycles"))
        #expect(scale.name == "cycles" && scale.value(12_345) == "12,345")
    }

    @Test("show no sign of what rounds to zero")
    func signs() {
        let figures = [0.004, 0.005, -0.004, -0.005, 0].map { Figures.signed($0, 2) }
        #expect(figures == ["0.00", "+0.01", "0.00", "−0.01", "0.00"])
        #expect(Figures.signed(.infinity, 1) == "–" && Figures.signed(.nan, 1) == "–")
        #expect(Figures.signedPercent(0.123) == "+12 %" && Figures.signedPercent(-0.0123) == "−1.2 %")
    }

    @Test("project to cores, and to nothing at a rate that is none")
    func projection() throws {
        let a = try #require(Estimate([2000, 2000]))
        let b = try #require(Estimate([120_000]))
        let text = try #require(ProjectionText(a: a, b: b, rate: 100_000))
        #expect(text.line == "cores for 100,000 messages/s: A 0.200 (0.200 … 0.200), B 12.0")
        #expect(ProjectionText(a: a, b: b, rate: 0) == nil && ProjectionText(a: a, b: b, rate: .nan) == nil)
    }
}
