#if canImport(Glibc)
    import Glibc
#endif

/// How uncertain the costs of a change are: by what the rounds show, and by what sampling makes at least.
public struct CostSpread: Sendable, Equatable, Codable {
    /// The standard error of A's cost.
    public var errorOfA: Double
    /// The standard error of B's cost.
    public var errorOfB: Double
    /// Degrees of freedom of A's standard error; `nil` where it is assumed and not estimated, as for a single round.
    public var degreesOfA: Double?
    /// Degrees of freedom of B's standard error; `nil` where it is assumed and not estimated, as for a single round.
    public var degreesOfB: Double?
    /// The standard error of A's cost that sampling alone makes.
    public var samplingErrorOfA = 0.0
    /// The standard error of B's cost that sampling alone makes.
    public var samplingErrorOfB = 0.0

    /// The two-sided interval of b − factor · a.
    ///
    /// It is Welch's interval for a linear contrast of two means, t · √(e²(B) + factor² · e²(A)) to both sides, or the normal
    /// interval of the sampling errors where that is wider: rounds can agree by luck, samples cannot be surer than their
    /// number allows. With `factor` 1 it is the difference's; with 1.1 it tells whether B costs 10 % more than A without
    /// taking A's mean for certain.
    ///
    /// - Parameters:
    ///   - b: B's cost.
    ///   - a: A's cost.
    ///   - factor: By what A is multiplied.
    ///   - confidence: The probability with which the interval holds the true value, such as 0.95.
    /// - Returns: The interval.
    public func interval(
        of b: Double,
        less a: Double,
        times factor: Double = 1,
        confidence: Double
    ) -> ClosedRange<Double> {
        let contrast = b - factor * a
        let squareOfA = factor * factor * errorOfA * errorOfA
        let squareOfB = errorOfB * errorOfB
        var halfWidth = 0.0
        if squareOfA + squareOfB > 0 {
            let degrees = WelchTest.degreesOfFreedom(
                (squareOfA, degreesOfA ?? .infinity),
                (squareOfB, degreesOfB ?? .infinity)
            )
            let quantile = StudentT(degreesOfFreedom: degrees).twoSidedQuantile(confidence)
            halfWidth = quantile * (squareOfA + squareOfB).squareRoot()
        }
        let samplingError = hypot(factor * samplingErrorOfA, samplingErrorOfB)
        if samplingError > 0 {
            let quantile = StudentT(degreesOfFreedom: .infinity).twoSidedQuantile(confidence)
            halfWidth = max(halfWidth, quantile * samplingError)
        }
        guard halfWidth.isFinite, contrast.isFinite else { return -.infinity ... .infinity }
        return (contrast - halfWidth)...(contrast + halfWidth)
    }

    /// The two-sided probability of a difference of this size if there is none and sampling is all that makes one; 0 where
    /// nothing is known of the sampling.
    func samplingProbability(of difference: Double) -> Double {
        let samplingError = hypot(samplingErrorOfA, samplingErrorOfB)
        guard samplingError > 0 else { return 0 }
        return StudentT(degreesOfFreedom: .infinity).twoSidedProbability(of: difference / samplingError)
    }
}
