/// How the cost per message of one thing, a function, a category or a whole service, differs between A and B.
///
/// Costs are CPU nanoseconds per message, means over rounds; where a side's unit is something else, that unit per message.
/// The limits are of one difference by itself; `finding` takes into account how much was tested together.
public struct CostChange: Sendable, Equatable, Codable {
    /// What the statistics say of the difference.
    public enum Finding: String, Sendable, Codable {
        /// Larger than chance explains, at a false discovery rate of 5 % over all that was tested.
        case significant
        /// Chance explains it.
        case notSignificant = "not significant"
        /// Too few samples, or nothing known of the spread.
        case notTested = "not tested"
    }

    /// On which sides the thing was seen.
    public enum Presence: String, Sendable, Codable {
        case both
        case onlyA = "only A"
        case onlyB = "only B"
    }

    /// A's cost per message.
    public var a: Double
    /// B's cost per message.
    public var b: Double
    /// Samples on A's side, all rounds.
    public var samplesOfA: Double
    /// Samples on B's side, all rounds.
    public var samplesOfB: Double
    /// Limits of the 95 % interval of `difference`; `nil` when nothing is known of the spread.
    public var lowerLimit: Double?
    /// The upper of the two.
    public var upperLimit: Double?
    /// The two-sided probability of such a difference if both cost the same; `nil` when not tested.
    public var probability: Double?
    /// The same, adjusted for how much was tested (Benjamini-Hochberg).
    public var adjustedProbability: Double?
    /// What the statistics say.
    public var finding: Finding
    /// How uncertain both costs are; `nil` when nothing is known of the spread.
    public var spread: CostSpread?

    /// B − A.
    public var difference: Double { b - a }

    /// (B − A) / max(A, B): −1 is only in A, +1 is only in B, 0 is equal or absent.
    public var relative: Double {
        let larger = max(a, b)
        return larger > 0 ? difference / larger : 0
    }

    /// (B − A) / A, as people say "+20 %"; `nil` when A cost nothing.
    public var relativeToA: Double? { a > 0 ? difference / a : nil }

    /// On which sides it was seen.
    public var presence: Presence {
        if a > 0, b <= 0 { return .onlyA }
        return b > 0 && a <= 0 ? .onlyB : .both
    }

    /// A change of which nothing but the costs is known.
    public init(a: Double, b: Double, samplesOfA: Double, samplesOfB: Double) {
        self.a = a
        self.b = b
        self.samplesOfA = samplesOfA
        self.samplesOfB = samplesOfB
        finding = .notTested
    }
}
