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
        guard let moments = Moments(values) else { return nil }
        count = moments.count
        mean = moments.mean
        variance = moments.variance
        guard let squaredError = moments.squaredError else { return }
        halfWidth = StudentT(degreesOfFreedom: Double(count - 1)).twoSidedQuantile(0.95) * squaredError.squareRoot()
    }

    /// The 95 % confidence interval of the mean; `nil` for a single round, and when the values are too large to tell.
    public var interval: ClosedRange<Double>? {
        guard let halfWidth, halfWidth.isFinite, mean.isFinite else { return nil }
        return (mean - halfWidth)...(mean + halfWidth)
    }
}
