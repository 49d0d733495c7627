/// Student's t distribution.
///
/// The tail probabilities come from the regularized incomplete beta function
/// (Abramowitz and Stegun, *Handbook of Mathematical Functions*, 26.7.1).
public struct StudentT: Sendable {
    /// Degrees of freedom; may be fractional, as Welch's approximation makes them.
    public var degreesOfFreedom: Double

    /// A distribution with so many degrees of freedom, which must be positive.
    public init(degreesOfFreedom: Double) {
        precondition(degreesOfFreedom > 0, "degrees of freedom must be positive")
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// The probability that |T| is at least |t|.
    public func twoSidedProbability(of t: Double) -> Double {
        guard t.isFinite else { return t.isNaN ? .nan : 0 }
        let x = degreesOfFreedom / (degreesOfFreedom + t * t)
        return IncompleteBeta.regularized(x, a: degreesOfFreedom / 2, b: 0.5)
    }

    /// The t that |T| stays below with the given probability, such as 0.95.
    ///
    /// Found by bisection: a run asks for a handful of these, and bisection cannot diverge.
    public func twoSidedQuantile(_ confidence: Double) -> Double {
        precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
        let tail = 1 - confidence
        var low = 0.0
        var high = 1.0
        while twoSidedProbability(of: high) > tail { high *= 2 }
        while high - low > 1e-12 * high {
            let middle = (low + high) / 2
            if middle == low || middle == high { break }
            if twoSidedProbability(of: middle) > tail { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
