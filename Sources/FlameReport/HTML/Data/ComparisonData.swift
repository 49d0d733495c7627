import Analysis

/// A comparison's figures; the page merges the two trees itself.
struct ComparisonData: Encodable {
    /// The functions of either side, a column per property, in the comparison's order.
    struct Functions: Encodable {
        /// Indices of `strings`.
        var names = PackedIntegers()
        /// Indices of `categories`.
        var categories = PackedIntegers()
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
    var elidedNodes: [PackedIntegers]
    /// The merged tree; `nil` where it is that of the two services' whole trees without the dropped nodes.
    var tree: UnionData?
}

/// A merged tree as the data block has it: nodes in the order of the tree, the root left out of callers and frames.
struct UnionData: Encodable {
    /// Per node: how far back its caller stands.
    var callers = PackedIntegers()
    /// Per node: its frame.
    var frames = PackedIntegers()
    /// The nodes' categories, the root's first, as runs.
    var categories = PackedIntegers()
    /// Per node, the root first: what it costs A and B without its callees.
    var selfOfA: [Double] = []
    var selfOfB: [Double] = []
}

/// A `CostChange` as an array that is cut off where nothing more is known: cost of A, cost of B, finding (0 not tested,
/// 1 not significant, 2 significant), adjusted probability, lower limit, upper limit. Costs have five significant digits,
/// the others four. Empty where both cost nothing; only the costs where nothing was tested, which is most of a table.
struct ChangeData: Encodable {
    var change: CostChange

    init(_ change: CostChange) {
        self.change = change
    }

    func encode(to encoder: any Encoder) throws {
        var array = encoder.unkeyedContainer()
        guard change.a != 0 || change.b != 0 else { return }
        var values: [Double?] = [change.a.rounded(significant: 5), change.b.rounded(significant: 5)]
        if change.finding != .notTested {
            let doubts = [change.adjustedProbability, change.lowerLimit, change.upperLimit]
            values.append(change.finding == .significant ? 2 : 1)
            values += doubts.map { $0.flatMap { $0.isFinite ? $0.rounded(significant: 4) : nil } }
        }
        while let last = values.last, last == nil { values.removeLast() }
        for value in values { try array.encode(value) }
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
