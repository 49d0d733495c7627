/// What is assumed of the scatter of samples where a single round cannot show it.
///
/// A count of k samples is taken to have the variance φ · k + (τ · k)²: chance, multiplied by the dispersion φ for the
/// variation of small parts, and rounds that differ by the share τ as wholes. The second term is that of the negative
/// binomial distribution. It is of no account for a function of a few hundred samples, and keeps a whole service, of which
/// there are ten thousand, from being called different for what the next round would undo.
public struct SamplingDispersion: Sendable, Equatable, Codable {
    /// φ: how many times the variance of chance; 2 unless changed, the upper end of what repeated runs of one program showed
    /// function by function (0.9 to 2.2).
    public var factor: Double
    /// τ: by what share rounds of the same service differ; 0.05 unless changed, the scatter on a quiet machine.
    public var roundVariation: Double

    /// States what is assumed.
    public init(factor: Double = 2, roundVariation: Double = 0.05) {
        self.factor = factor
        self.roundVariation = roundVariation
    }

    /// The dispersion of a single count.
    func dispersion(of samples: Double) -> Double {
        factor + roundVariation * roundVariation * samples
    }

    /// The dispersion of A's count given the count of both: with the share π of the exposure, the variance of k(A) − n · π is
    /// (1 − π)² · var k(A) + π² · var k(B), which is n · π · (1 − π) times this.
    func dispersion(ofBoth samples: Double, shareOfA: Double) -> Double {
        factor + 2 * roundVariation * roundVariation * samples * shareOfA * (1 - shareOfA)
    }
}
