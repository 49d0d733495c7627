import Testing

@testable import Analysis

@Suite("Binomial test")
struct BinomialTestTests {
    /// scipy 1.17: `2 * min(binom.cdf(a, a + b, p), binom.sf(a - 1, a + b, p))`, at most 1; for p = 0.5 also
    /// `binomtest(a, a + b).pvalue`.
    @Test(
        "known values come out",
        arguments: [
            (10.0, 20.0, 1.0, 0.09873714670538905), (60, 40, 1, 0.05688793364098089), (15, 60, 3, 0.38918498087407283),
            (0, 25, 1, 5.960464477539063e-08), (1000, 1100, 1, 0.03072070786424249), (200, 100, 0.5, 1),
            (3, 5, 1, 0.7265625),
        ]
    )
    func knownValues(a: Double, b: Double, exposureOfB: Double, expected: Double) {
        let test = BinomialTest(a, b, exposureOfA: 1, exposureOfB: exposureOfB)
        #expect(abs(test.probability - expected) < 1e-10 * max(expected, 1e-3))
    }

    /// scipy 1.17, x = k / 2: `2 * min(betainc(n - x, x + 1, 1 - p), betainc(n - y, y + 1, p))`.
    @Test(
        "a dispersion of 2 makes one sample of two",
        arguments: [
            (61.0, 40.0, 1.0, 0.18072048527001233), (15, 60, 3, 0.621388328950397), (0, 25, 1, 0.00034526698300124393),
        ]
    )
    func dispersion(a: Double, b: Double, exposureOfB: Double, expected: Double) {
        let test = BinomialTest(a, b, exposureOfA: 1, exposureOfB: exposureOfB, dispersion: 2)
        #expect(abs(test.probability - expected) < 1e-10)
        #expect(test.dispersion == 2)
    }

    @Test("many samples take the normal distribution, which agrees")
    func many() {
        // scipy 1.17: exact, by betainc.
        let test = BinomialTest(150_000, 151_500, exposureOfA: 1, exposureOfB: 1)
        #expect(abs(test.probability - 0.006333903293618128) < 1e-6)
        #expect(BinomialTest(1e18, 1e18, exposureOfA: 1, exposureOfB: 1).probability == 1)
        #expect(BinomialTest(1e18, 2e18, exposureOfA: 1, exposureOfB: 1).probability == 0)
    }

    @Test("the sides can be swapped")
    func symmetry() {
        let forward = BinomialTest(30, 55, exposureOfA: 2, exposureOfB: 3, dispersion: 2)
        let backward = BinomialTest(55, 30, exposureOfA: 3, exposureOfB: 2, dispersion: 2)
        #expect(abs(forward.probability - backward.probability) < 1e-14)
    }

    @Test("no samples say nothing")
    func nothing() {
        #expect(BinomialTest(0, 0, exposureOfA: 1, exposureOfB: 1).probability == 1)
    }

    @Test("a whole service's dispersion grows with its samples, a small function's does not")
    func roundVariation() {
        let assumed = SamplingDispersion(factor: 2, roundVariation: 0.05)
        #expect(abs(assumed.dispersion(of: 100) - 2.25) < 1e-12)
        // Two sides of 10,000 samples that each differ by 5 % from round to round.
        #expect(abs(assumed.dispersion(ofBoth: 20_000, shareOfA: 0.5) - 27) < 1e-9)
        #expect(SamplingDispersion(factor: 2, roundVariation: 0).dispersion(ofBoth: 20_000, shareOfA: 0.5) == 2)
    }
}
