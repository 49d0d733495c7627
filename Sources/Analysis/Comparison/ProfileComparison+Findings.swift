extension ProfileComparison {
    /// Which of a function's two costs is meant.
    public enum CostKind: String, Sendable, Codable {
        /// With all that the function calls.
        case total
        /// Without what the function calls.
        case own
    }

    /// What the whole's test shows.
    public var verdict: CostVerdict {
        switch whole.finding {
        case .notTested: .notTested
        case .notSignificant: .noDifferenceShown
        case .significant: whole.difference < 0 ? .faster : .slower
        }
    }

    /// The functions whose change of a cost is significant, by its size, the largest first, then by cost and
    /// by name.
    ///
    /// - Parameters:
    ///   - kind: Whose change counts. A function's total includes its callees', so the totals of a caller and its callee tell
    ///     of the same change; own costs do not overlap.
    ///   - count: How many to give at most.
    /// - Returns: Functions with a significant change.
    public func significantFunctions(by kind: CostKind, atMost count: Int) -> [FunctionChange] {
        let significant = functions.filter { $0[kind].finding == .significant }
        return
            significant
            .sorted { $0.stands(before: $1, by: kind) }
            .prefix(max(count, 0)).map(\.self)
    }

    /// What share of the whole's difference functions explain by their own costs, which do not overlap. Above 1 or below 0
    /// when other functions changed the other way; `nil` when the whole does not differ.
    public func explainedShare(by functions: [FunctionChange]) -> Double? {
        guard whole.difference != 0 else { return nil }
        return functions.reduce(0) { $0 + $1.own.difference } / whole.difference
    }

    /// Functions seen on both sides, or on one only.
    public func functions(seenOn presence: CostChange.Presence) -> [FunctionChange] {
        functions.filter { $0.total.presence == presence }
    }
}

extension ProfileComparison.FunctionChange {
    /// One of the function's two costs.
    public subscript(kind: ProfileComparison.CostKind) -> CostChange {
        switch kind {
        case .total: total
        case .own: own
        }
    }

    /// The order of lists: by the size of a difference, the largest first, then by the cost of both sides and by name.
    func stands(before other: Self, by kind: ProfileComparison.CostKind) -> Bool {
        let (mine, theirs) = (self[kind], other[kind])
        if abs(mine.difference) != abs(theirs.difference) { return abs(mine.difference) > abs(theirs.difference) }
        if mine.a + mine.b != theirs.a + theirs.b { return mine.a + mine.b > theirs.a + theirs.b }
        return name < other.name
    }
}
