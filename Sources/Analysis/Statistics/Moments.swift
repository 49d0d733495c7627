/// A mean over rounds with its sample variance: what tests need of a side, without the interval of an `Estimate`.
struct Moments: Sendable, Equatable {
    var count: Int
    var mean: Double
    /// With n − 1 in the denominator; `nil` for a single round.
    var variance: Double?

    /// The moments of one value per round; `nil` when there is none.
    init?(_ values: some Collection<Double>) {
        guard !values.isEmpty else { return nil }
        count = values.count
        mean = values.reduce(0, +) / Double(values.count)
        guard count > 1 else { return }
        let mean = mean
        variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
    }

    init(_ estimate: Estimate) {
        count = estimate.count
        mean = estimate.mean
        variance = estimate.variance
    }

    /// The variance of the mean, s² / n; `nil` for a single round.
    var squaredError: Double? { variance.map { $0 / Double(count) } }

    /// The variance of the mean that sampling alone makes, whatever the rounds show.
    ///
    /// Rounds in which a function was seen 3, 3 and 3 times have no spread at all and yet are no proof that it always is
    /// seen 3 times. Of K samples a function with the share f of the time gets a binomial number, whose variance is
    /// K · f · (1 − f); and a clock's ticks in a span of time are uncertain by one, a variance of up to a quarter. The
    /// larger of the two counts, in every round.
    ///
    /// - Parameters:
    ///   - samples: The thing's samples over all rounds.
    ///   - total: The service's samples over all rounds.
    /// - Returns: The variance; 0 without samples.
    func squaredSamplingError(samples: Double, of total: Double) -> Double {
        guard samples > 0, total > 0 else { return 0 }
        let samplesPerRound = samples / Double(count)
        let costOfSample = mean / samplesPerRound
        let variance = max(samplesPerRound * (1 - min(samples / total, 1)), 0.25)
        return variance * costOfSample * costOfSample / Double(count)
    }
}
