#if canImport(Glibc)
    import Glibc
#endif

/// Student's t distribution.
///
/// The tail probabilities come from the regularized incomplete beta function
/// (Abramowitz and Stegun, *Handbook of Mathematical Functions*, 26.7.1). From a hundred million degrees of freedom on it
/// is the normal distribution, which it differs from by less than the function's own error.
public struct StudentT: Sendable {
    /// Degrees of freedom; may be fractional, as Welch's approximation makes them, or infinite.
    public var degreesOfFreedom: Double

    private static let normalFrom = 1e8

    /// A distribution with so many degrees of freedom, which must be positive.
    public init(degreesOfFreedom: Double) {
        precondition(degreesOfFreedom > 0, "degrees of freedom must be positive")
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// The probability that |T| is at least |t|.
    public func twoSidedProbability(of t: Double) -> Double {
        guard t.isFinite else { return t.isNaN ? .nan : 0 }
        if degreesOfFreedom >= Self.normalFrom { return erfc(abs(t) / 2.0.squareRoot()) }
        let x = degreesOfFreedom / (degreesOfFreedom + t * t)
        return IncompleteBeta.regularized(x, a: degreesOfFreedom / 2, b: 0.5)
    }

    /// The t that |T| stays below with the given probability, such as 0.95.
    ///
    /// Found by Newton's method from 0: the tail's probability falls ever more slowly on this side, so that no step goes
    /// past the solution, and a handful of steps do.
    public func twoSidedQuantile(_ confidence: Double) -> Double {
        precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
        let tail = 1 - confidence
        var t = 0.0
        // Each step at least doubles a large t, so that the limit is never reached but by a loss of all digits.
        for _ in 0..<1100 {
            let step = (twoSidedProbability(of: t) - tail) / (2 * density(at: t))
            // What is left below this is rounding.
            guard step > 1e-13 * t else { break }
            t += step
        }
        return t
    }

    /// The density at t, Abramowitz and Stegun 26.7.1 differentiated.
    private func density(at t: Double) -> Double {
        if degreesOfFreedom >= Self.normalFrom { return exp(-t * t / 2) / (2 * Double.pi).squareRoot() }
        let half = degreesOfFreedom / 2
        let logarithmOfFront = lgamma(half + 0.5) - lgamma(half) - log(degreesOfFreedom * Double.pi) / 2
        return exp(logarithmOfFront - (half + 0.5) * log1p(t * t / degreesOfFreedom))
    }
}
