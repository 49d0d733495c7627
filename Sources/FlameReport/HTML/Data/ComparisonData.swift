import Analysis

/// A comparison's figures; the page merges the two trees itself.
struct ComparisonData: Encodable {
    /// The functions of either side, a column per property, in the comparison's order.
    struct Functions: Encodable {
        /// Indices of `strings`.
        var names: [Int] = []
        var fullNames: [Int] = []
        var modules: [Int] = []
        /// Indices of `categories`.
        var categories: [Int] = []
        var total: [ChangeData] = []
        var own: [ChangeData] = []
    }

    /// The section's index.
    var section: Int
    var title: String
    var a: Int
    var b: Int
    var whole: ChangeData
    var functions: Functions
    var alignment: Double
    var minimumDetectableChange: Double?
    var warnings: [String]
    /// The names of starts that were dropped.
    var elidedFrames: [String]
    /// The nodes of A's and of B's tree that were dropped: their callees stand below their caller.
    var elidedNodes: [[Int]]
    /// The merged tree; `nil` where it is that of the two services' whole trees without the dropped nodes.
    var tree: UnionData?
}

/// A merged tree as the data block has it: nodes in the order of the tree, the root left out of callers and frames.
struct UnionData: Encodable {
    /// Per node: how far back its caller stands.
    var callers: [Int] = []
    /// Per node: its frame.
    var frames: [Int] = []
    /// The nodes' categories, the root's first, as runs.
    var categories: [Int] = []
    /// Per node, the root first: what it costs A and B without its callees.
    var selfOfA: [Double] = []
    var selfOfB: [Double] = []
}

/// A `CostChange` as an array that is cut off where nothing more is known: cost of A, cost of B, finding (0 not tested,
/// 1 not significant, 2 significant), adjusted probability, lower limit, upper limit. Costs and limits have five
/// significant digits, the probability four. Empty where both cost nothing.
struct ChangeData: Encodable {
    var change: CostChange

    init(_ change: CostChange) {
        self.change = change
    }

    func encode(to encoder: any Encoder) throws {
        var array = encoder.unkeyedContainer()
        guard change.a != 0 || change.b != 0 else { return }
        var values: [Double?] = [change.a.rounded(significant: 5), change.b.rounded(significant: 5), finding]
        values.append(change.adjustedProbability.flatMap { $0.isFinite ? $0.rounded(significant: 4) : nil })
        for limit in [change.lowerLimit, change.upperLimit] {
            values.append(limit.flatMap { $0.isFinite ? $0.rounded(significant: 5) : nil })
        }
        while let last = values.last, last == nil { values.removeLast() }
        if values.count == 3, change.finding == .notTested { values.removeLast() }
        for value in values { try array.encode(value) }
    }

    private var finding: Double {
        switch change.finding {
        case .notTested: 0
        case .notSignificant: 1
        case .significant: 2
        }
    }
}

extension Double {
    /// The nearest number with so many significant decimal digits; zero for what is no number.
    func rounded(significant digits: Int) -> Double {
        guard isFinite, self != 0 else { return 0 }
        var exponent = 0
        var size = magnitude
        while size >= 10, exponent < 400 {
            size /= 10
            exponent += 1
        }
        while size < 1, exponent > -400 {
            size *= 10
            exponent -= 1
        }
        let places = digits - 1 - exponent
        guard places.magnitude < 300 else { return self }
        // Powers of ten up to 22 are exact, so dividing by one gives the number nearest to the short decimal.
        var power = 1.0
        for _ in 0..<places.magnitude { power *= 10 }
        return places >= 0 ? (self * power).rounded() / power : (self / power).rounded() * power
    }
}
