public import Analysis

/// By what the functions of a table are ordered.
public enum FunctionOrder: String, Sendable, CaseIterable {
    /// By the size of the difference.
    case delta
    /// By A's cost.
    case a
    /// By B's cost.
    case b
    /// By the size of the difference in proportion to the larger side.
    case relative
    /// By name.
    case name
    /// By the size of the difference of what the functions cost without what they call.
    case own

    /// Orders functions, equal ones by name.
    ///
    /// - Parameters:
    ///   - functions: The functions to order.
    ///   - view: The cost that the order looks at.
    /// - Returns: The functions in this order.
    public func sort(
        _ functions: [ProfileComparison.FunctionChange],
        by view: CostView
    ) -> [ProfileComparison.FunctionChange] {
        let keys = functions.map { key(of: $0, view.change(of: $0)) }
        let order = functions.indices.sorted { left, right in
            if keys[left] != keys[right] { return keys[left] > keys[right] }
            if functions[left].name != functions[right].name { return functions[left].name < functions[right].name }
            return left < right
        }
        return order.map { functions[$0] }
    }

    private func key(of function: ProfileComparison.FunctionChange, _ change: CostChange) -> Double {
        switch self {
        case .delta: abs(change.difference)
        case .a: change.a
        case .b: change.b
        case .relative: abs(change.relative)
        case .name: 0
        case .own: abs(function.own.difference)
        }
    }
}

/// Which cost of a function a table states.
public enum CostView: String, Sendable, CaseIterable {
    /// The function with all it calls.
    case total
    /// The function without what it calls.
    case own

    /// A function's change in this view.
    func change(of function: ProfileComparison.FunctionChange) -> CostChange {
        switch self {
        case .total: function.total
        case .own: function.own
        }
    }
}
