/// A mean over rounds, with its spread and its interval of confidence.
public struct Estimate: Sendable, Equatable, Codable {
    /// How many rounds were measured.
    public var count: Int
    /// The arithmetic mean.
    public var mean: Double
    /// The sample variance, with n − 1 in the denominator; `nil` for a single round.
    public var variance: Double?
    /// Half the width of the 95 % confidence interval of the mean, t(0.975, n − 1) · s / √n; `nil` for a single round.
    public var halfWidth: Double?

    /// Estimates the mean of one value per round; `nil` when there is none.
    public init?(_ values: [Double]) {
        guard !values.isEmpty else { return nil }
        let count = values.count
        let mean = values.reduce(0, +) / Double(count)
        self.count = count
        self.mean = mean
        guard count > 1 else { return }
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let variance = squares / Double(count - 1)
        self.variance = variance
        self.halfWidth =
            StudentT(degreesOfFreedom: Double(count - 1)).twoSidedQuantile(0.95)
            * (variance / Double(count)).squareRoot()
    }

    /// The 95 % confidence interval of the mean; `nil` for a single round.
    public var interval: ClosedRange<Double>? {
        halfWidth.map { (mean - $0)...(mean + $0) }
    }
}
