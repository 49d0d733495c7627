/// Welch's unequal-variances t-test of B against A.
///
/// B. L. Welch, "The generalization of 'Student's' problem when several different population variances are
/// involved", Biometrika 34 (1947); the degrees of freedom by the Welch-Satterthwaite equation.
public struct WelchTest: Sendable, Equatable, Codable {
    /// mean(B) − mean(A).
    public var difference: Double
    /// The 95 % confidence interval of the difference: its lower limit.
    public var lowerLimit: Double
    /// The 95 % confidence interval of the difference: its upper limit.
    public var upperLimit: Double
    /// The two-sided probability of a difference at least this large if A and B cost the same.
    public var probability: Double
    /// The t statistic; infinite when neither side varies and the means differ.
    public var statistic: Double
    /// Welch-Satterthwaite degrees of freedom.
    public var degreesOfFreedom: Double

    /// Tests B against A; `nil` when either side has fewer than two rounds, because nothing is then known of its spread, or
    /// values so large that their squares are not finite.
    public init?(_ a: Estimate, _ b: Estimate) {
        self.init(Moments(a), Moments(b))
    }

    init?(_ a: Moments, _ b: Moments) {
        guard let errorOfA = a.squaredError, let errorOfB = b.squaredError else { return nil }
        let error = errorOfA + errorOfB
        guard error.isFinite else { return nil }
        difference = b.mean - a.mean
        guard error > 0 else {
            self.statistic = difference == 0 ? 0 : (difference > 0 ? .infinity : -.infinity)
            self.probability = difference == 0 ? 1 : 0
            self.degreesOfFreedom = Double(a.count + b.count - 2)
            self.lowerLimit = difference
            self.upperLimit = difference
            return
        }
        statistic = difference / error.squareRoot()
        degreesOfFreedom = Self.degreesOfFreedom(
            (errorOfA, Double(a.count - 1)),
            (errorOfB, Double(b.count - 1))
        )
        let distribution = StudentT(degreesOfFreedom: degreesOfFreedom)
        probability = distribution.twoSidedProbability(of: statistic)
        let halfWidth = distribution.twoSidedQuantile(0.95) * error.squareRoot()
        lowerLimit = difference - halfWidth
        upperLimit = difference + halfWidth
    }

    /// The Welch-Satterthwaite equation for two variances of a mean, not both 0, each with its degrees of freedom, which
    /// may be infinite.
    static func degreesOfFreedom(
        _ a: (squaredError: Double, degrees: Double),
        _ b: (squaredError: Double, degrees: Double)
    ) -> Double {
        // As shares of their sum, so that the squares neither overflow nor vanish.
        let sum = a.squaredError + b.squaredError
        let shareOfA = a.squaredError / sum
        let shareOfB = b.squaredError / sum
        return 1 / (shareOfA * shareOfA / a.degrees + shareOfB * shareOfB / b.degrees)
    }
}
