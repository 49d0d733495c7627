public import Analysis

/// How many cores a rate of messages keeps busy on both sides.
public struct ProjectionText: Sendable {
    /// A's projection.
    public var a: Projection
    /// B's projection, at the same rate.
    public var b: Projection

    /// Projects both sides' cost per message; `nil` when the rate is no positive number.
    public init?(a: Estimate, b: Estimate, rate: Double) {
        guard let a = Projection(of: a, at: rate), let b = Projection(of: b, at: rate) else { return nil }
        self.a = a
        self.b = b
    }

    /// For instance `cores for 100,000 messages/s: A 0.27 (0.26 … 0.28), B 0.19 (0.18 … 0.20)`.
    public var line: String {
        "cores for \(Figures.decimal(a.rate, a.rate < 10 ? 2 : 0)) messages/s: A \(cores(a)), B \(cores(b))"
    }

    private func cores(_ projection: Projection) -> String {
        let places = projection.cores < 1 ? 3 : projection.cores < 10 ? 2 : 1
        let mean = Figures.decimal(projection.cores, places)
        guard let lower = projection.lowerLimit, let upper = projection.upperLimit else { return mean }
        return "\(mean) (\(Figures.decimal(lower, places)) … \(Figures.decimal(upper, places)))"
    }
}
