public import Analysis

/// How the cost per message of one thing differs between A and B.
public struct ChangeDocument: Codable, Sendable, Equatable {
    /// A's cost.
    public var a: Double?
    /// B's cost.
    public var b: Double?
    /// B − A.
    public var difference: Double?
    /// (B − A) / max(A, B), in −1...1.
    public var relative: Double?
    /// (B − A) / A; absent when A cost nothing.
    public var relativeToA: Double?
    /// The lower limit of the 95 % interval of the difference; absent when nothing is known of the spread.
    public var lowerLimit: Double?
    /// The upper limit.
    public var upperLimit: Double?
    /// The probability of such a difference if both cost the same; absent when not tested.
    public var probability: Double?
    /// The same, adjusted for how much was tested.
    public var adjustedProbability: Double?
    /// `significant`, `not significant` or `not tested`.
    public var finding: CostChange.Finding
    /// `both`, `only A` or `only B`.
    public var presence: CostChange.Presence
    /// Samples on A's side.
    public var samplesOfA: Double?
    /// Samples on B's side.
    public var samplesOfB: Double?

    init(_ change: CostChange) {
        a = change.a.finite
        b = change.b.finite
        difference = change.difference.finite
        relative = change.relative.finite
        relativeToA = change.relativeToA?.finite
        lowerLimit = change.lowerLimit?.finite
        upperLimit = change.upperLimit?.finite
        probability = change.probability?.finite
        adjustedProbability = change.adjustedProbability?.finite
        finding = change.finding
        presence = change.presence
        samplesOfA = change.samplesOfA.finite
        samplesOfB = change.samplesOfB.finite
    }
}

extension Double {
    /// The number; `nil` where it is none, which JSON cannot say.
    var finite: Double? { isFinite ? self : nil }
}
