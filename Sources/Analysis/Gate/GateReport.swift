/// What a gate's rules say of a comparison.
public struct GateReport: Sendable, Equatable {
    /// What a rule says; in the order in which one overrules the others.
    public enum Verdict: String, Sendable, Codable, Comparable {
        /// The interval lies below the limit: shown not to have become worse by more than is allowed.
        case passed
        /// Shown to have become better by more than the limit.
        case improvement
        /// The interval holds the limit, or nothing is known: neither shown.
        case inconclusive
        /// Shown to have become worse by more than is allowed.
        case regression

        /// Orders by what overrules what.
        public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .passed: 0
            case .improvement: 1
            case .inconclusive: 2
            case .regression: 3
            }
        }
    }

    /// One thing that a rule was applied to.
    public struct Outcome: Sendable, Equatable {
        /// The function's or category's name, or `total`.
        public var name: String
        /// How its cost changed.
        public var change: CostChange
        /// What the rule says of it.
        public var verdict: Verdict
    }

    /// A rule with all that it was applied to.
    public struct Result: Sendable, Equatable {
        /// The rule.
        public var rule: GateRule
        /// What it was applied to, the gravest first and then by the size of the difference.
        public var outcomes: [Outcome]
        /// How many functions were left out because they cost too little on both sides.
        public var ignored: Int
        /// The gravest verdict; inconclusive when the rule matches nothing, because that is no proof of anything.
        public var verdict: Verdict
    }

    /// Rule by rule, in the order given.
    public var results: [Result]

    /// The gravest verdict of all rules; passed when there is none.
    public var verdict: Verdict { results.map(\.verdict).max() ?? .passed }
}
