#if canImport(Glibc)
    import Glibc
#endif

/// The exact test of two counts, for profiles of a single round: of the samples that both sides have together, A's are
/// binomial with the share that A has of the exposure if a message costs the same on both sides.
///
/// J. Przyborowski and H. Wilenski, "Homogeneity of results in testing samples from Poisson series", Biometrika 31 (1940),
/// made two-sided by doubling the smaller tail. The tails come from the incomplete beta function
/// (Abramowitz and Stegun 26.5.24), which also takes counts that are no whole numbers.
///
/// Samples scatter more than by chance, because what a program does varies. A dispersion φ says how many times as large
/// the variance is; the test then takes k samples for k / φ independent ones, as quasi-likelihood does
/// (P. McCullagh and J. A. Nelder, *Generalized Linear Models*, 1989, 4.5).
public struct BinomialTest: Sendable, Equatable, Codable {
    /// The dispersion that was reckoned with.
    public var dispersion: Double
    /// The two-sided probability of shares at least so unequal if a message costs the same on both sides.
    public var probability: Double

    /// From this many independent samples on the normal distribution is used.
    private static let exactBelow = 100_000.0

    /// Tests two counts of samples.
    ///
    /// - Parameters:
    ///   - a: A's samples.
    ///   - b: B's samples.
    ///   - exposureOfA: What A's samples are in proportion to: messages, divided by what a sample stands for where the sides
    ///     differ in that. Positive.
    ///   - exposureOfB: The same for B.
    ///   - dispersion: The variance of a count in proportion to its mean; 1 is the textbook's test.
    public init(_ a: Double, _ b: Double, exposureOfA: Double, exposureOfB: Double, dispersion: Double = 1) {
        self.dispersion = dispersion
        let share = exposureOfA / (exposureOfA + exposureOfB)
        let count = (a + b) / dispersion
        let lower = Self.probability(ofAtMost: a / dispersion, of: count, share: share)
        let upper = Self.probability(ofAtMost: b / dispersion, of: count, share: 1 - share)
        probability = min(1, 2 * min(lower, upper))
    }

    /// The probability of a binomial number of at most `successes`.
    static func probability(ofAtMost successes: Double, of count: Double, share: Double) -> Double {
        guard count > 0, successes < count else { return 1 }
        if count < exactBelow {
            return IncompleteBeta.regularized(1 - share, a: count - successes, b: successes + 1)
        }
        // Half a step more for continuity.
        let deviation = successes + 0.5 - count * share
        return erfc(-deviation / (2 * count * share * (1 - share)).squareRoot()) / 2
    }
}
