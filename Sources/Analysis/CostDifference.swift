public import Units

/// What the comparison of two services' cost per message shows.
public enum CostVerdict: String, Sendable, Codable {
    /// B costs less than A, and the difference is larger than chance explains.
    case faster
    /// B costs more than A, and the difference is larger than chance explains.
    case slower
    /// The rounds do not tell B from A.
    case noDifferenceShown = "no difference shown"
    /// A side has fewer than two rounds, so nothing can be said.
    case notTested = "not tested"
}

/// The difference in cost per message of B against A, with the doubt stated.
public struct CostDifference: Sendable, Equatable, Codable {
    /// A's cost over its rounds, in CPU nanoseconds per message.
    public var a: Estimate
    /// B's cost over its rounds, in CPU nanoseconds per message.
    public var b: Estimate
    /// The test; `nil` when a side has a single round.
    public var test: WelchTest?
    /// The conclusion at the 5 % level.
    public var verdict: CostVerdict

    /// The level at which a difference counts as shown.
    public static let significanceLevel = 0.05

    /// Compares the rounds of B with those of A; `nil` when a side has no round.
    public init?(_ a: [CostPerMessage], _ b: [CostPerMessage]) {
        guard let estimateOfA = Estimate(a.map(\.rawValue)), let estimateOfB = Estimate(b.map(\.rawValue)) else {
            return nil
        }
        self.a = estimateOfA
        self.b = estimateOfB
        test = WelchTest(estimateOfA, estimateOfB)
        verdict = Self.verdict(of: test)
    }

    /// The difference in proportion to A, (B − A) / A; `nil` when A cost nothing.
    public var relative: Double? {
        a.mean > 0 ? (b.mean - a.mean) / a.mean : nil
    }

    private static func verdict(of test: WelchTest?) -> CostVerdict {
        guard let test else { return .notTested }
        guard test.probability < significanceLevel else { return .noDifferenceShown }
        return test.difference < 0 ? .faster : .slower
    }
}
