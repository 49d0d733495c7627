import Testing

@testable import Analysis

@Suite("Minimum detectable change")
struct DetectableChangeTests {
    @Test("the formula, worked out elsewhere")
    func worked() throws {
        // scipy 1.17: (t.ppf(0.975, nu) + t.ppf(0.8, nu)) * sqrt(va + vb), nu = 6.90799699172725.
        let a = try #require(Estimate([100, 102, 99, 101, 98]))
        let b = try #require(Estimate([103, 105, 101, 104, 99]))
        let smallest = try #require(DetectableChange.smallest(a, b))
        #expect(abs(smallest - 4.210291067073697) < 1e-9)
    }

    @Test(
        "a change of this size is shown in about 80 % of cases, in fewer where rounds are few",
        arguments: [(3, 0.69), (5, 0.78), (10, 0.8)]
    )
    func power(rounds: Int, expected: Double) throws {
        // Both sides vary alike with a standard deviation of 1, so the size is known beforehand.
        let exact = StudentT(degreesOfFreedom: Double(2 * rounds - 2))
        let size =
            (exact.twoSidedQuantile(0.95) + exact.twoSidedQuantile(0.6)) * (2 / Double(rounds)).squareRoot()
        var generator = SeededGenerator(state: UInt64(rounds))
        var shown = 0
        let trials = 4000
        for _ in 0..<trials {
            let a = try #require(Moments((0..<rounds).map { _ in generator.normal() }))
            let b = try #require(Moments((0..<rounds).map { _ in size + generator.normal() }))
            if try #require(WelchTest(a, b)).probability < 0.05 { shown += 1 }
        }
        #expect(abs(Double(shown) / Double(trials) - expected) < 0.03)
    }

    @Test("a single round shows nothing, and rounds without spread everything")
    func edges() throws {
        let single = try #require(Estimate([1]))
        let steady = try #require(Estimate([1, 1]))
        #expect(DetectableChange.smallest(single, steady) == nil)
        #expect(DetectableChange.smallest(steady, steady) == 0)
    }
}
