import Testing

@testable import Analysis

@Suite("Student's t")
struct StudentTTests {
    /// Critical values as every printed table of the distribution gives them (two-sided 95 %), to more digits.
    @Test(
        "quantiles agree with the tables",
        arguments: [
            (1.0, 12.706204736), (2.0, 4.302652730), (4.0, 2.776445105), (10.0, 2.228138852), (30.0, 2.042272456),
            (1000.0, 1.962339081), (3.7, 2.867520707),
        ]
    )
    func quantiles(degreesOfFreedom: Double, expected: Double) {
        let t = StudentT(degreesOfFreedom: degreesOfFreedom).twoSidedQuantile(0.95)
        #expect(abs(t - expected) < 1e-8 * expected)
    }

    /// scipy 1.17: `t.ppf(1 - (1 - confidence) / 2, df)`.
    @Test(
        "quantiles of other levels agree with another implementation",
        arguments: [
            (3.7, 0.6, 0.9498778242960849), (8.0, 0.6, 0.8888895177670202), (1.2, 0.999, 226.537567245918),
            (4.0, 0.9999999, 87.99223529961363),
        ]
    )
    func otherLevels(degreesOfFreedom: Double, confidence: Double, expected: Double) {
        let t = StudentT(degreesOfFreedom: degreesOfFreedom).twoSidedQuantile(confidence)
        #expect(abs(t - expected) < 1e-8 * expected)
    }

    @Test("many degrees of freedom are the normal distribution", arguments: [1e7, 1e8, 1e9, .infinity])
    func normal(degreesOfFreedom: Double) {
        let distribution = StudentT(degreesOfFreedom: degreesOfFreedom)
        #expect(abs(distribution.twoSidedQuantile(0.95) - 1.959963984540054) < 1e-6)
        #expect(abs(distribution.twoSidedProbability(of: 1.959963984540054) - 0.05) < 1e-7)
    }

    @Test("probability and quantile undo each other", arguments: [1.0, 2.5, 4.0, 9.0, 33.3], [0.5, 0.9, 0.95, 0.999])
    func inverse(degreesOfFreedom: Double, confidence: Double) {
        let distribution = StudentT(degreesOfFreedom: degreesOfFreedom)
        let t = distribution.twoSidedQuantile(confidence)
        #expect(abs(distribution.twoSidedProbability(of: t) - (1 - confidence)) < 1e-10)
        #expect(abs(distribution.twoSidedProbability(of: -t) - (1 - confidence)) < 1e-10)
    }

    @Test(
        "the incomplete beta function obeys its closed forms and its symmetry",
        arguments: [0.05, 0.3, 0.5, 0.77, 0.99]
    )
    func incompleteBeta(x: Double) {
        // I_x(1, b) = 1 - (1 - x)^b and I_x(a, 1) = x^a: DLMF 8.17.7 with one parameter 1.
        #expect(abs(IncompleteBeta.regularized(x, a: 1, b: 1) - x) < 1e-13)
        #expect(abs(IncompleteBeta.regularized(x, a: 1, b: 2) - (1 - (1 - x) * (1 - x))) < 1e-13)
        #expect(abs(IncompleteBeta.regularized(x, a: 3, b: 1) - x * x * x) < 1e-13)
        let sum = IncompleteBeta.regularized(x, a: 2.5, b: 7) + IncompleteBeta.regularized(1 - x, a: 7, b: 2.5)
        #expect(abs(sum - 1) < 1e-13)
    }

    @Test("an infinite t has no probability left")
    func infinite() {
        #expect(StudentT(degreesOfFreedom: 3).twoSidedProbability(of: .infinity) == 0)
    }
}
