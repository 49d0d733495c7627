import ProfileModel

/// The functions of two trees side by side.
///
/// All functions' totals and own costs are one family of tests. A reader reads the table as one list and takes every
/// highlighted figure for a finding, so the stated rate must hold for the list; two families of 5 % would let an A/A
/// comparison find something in up to 10 % of cases. The procedure stays valid because both kinds of cost rise together, and
/// the equal pairs of a function that calls nothing change neither the ranks' proportions nor what is found.
struct FunctionTable {
    private struct Side {
        var tree: CallTree
        /// Per node: its function; the root's is negative.
        var numbers: [Int]
        var scale: MessageScale
    }

    private let a: Side
    private let b: Side
    private let names: [String]

    init(_ trees: AlignedTrees, scaleOfA: MessageScale, scaleOfB: MessageScale) {
        var index = NameIndex()
        a = Side(tree: trees.functions.a, numbers: index.numbers(of: trees.functions.a), scale: scaleOfA)
        b = Side(tree: trees.functions.b, numbers: index.numbers(of: trees.functions.b), scale: scaleOfB)
        names = index.names
    }

    /// The functions by the size of the difference of their totals, the largest first, then by cost and by name.
    func changes(by test: ComparisonTest, rate: Double) -> [ProfileComparison.FunctionChange] {
        // The placeholder stands for callers that are not known, which are no function.
        let functions = names.indices.filter { names[$0] != CallTree.missingCallers.name }
        let changes = costChanges(of: functions, by: test, rate: rate)
        let frames = firstFrames()
        let categories = mainCategories()
        return functions.enumerated()
            .map { place, function in
                ProfileComparison.FunctionChange(
                    name: names[function],
                    fullName: frames[function].fullName,
                    module: frames[function].module,
                    category: categories[function],
                    total: changes[2 * place],
                    own: changes[2 * place + 1]
                )
            }
            .sorted { $0.stands(before: $1, by: .total) }
    }

    /// Two for each function: of its total and of its own cost.
    private func costChanges(of functions: [Int], by test: ComparisonTest, rate: Double) -> [CostChange] {
        let costsOfA = FunctionCosts(a.tree, numbers: a.numbers, functionCount: names.count, scale: a.scale)
        let costsOfB = FunctionCosts(b.tree, numbers: b.numbers, functionCount: names.count, scale: b.scale)
        var changes: [CostChange] = []
        changes.reserveCapacity(2 * functions.count)
        for function in functions {
            changes.append(test.change(costsOfA.total(of: function), costsOfB.total(of: function)))
            changes.append(test.change(costsOfA.own(of: function), costsOfB.own(of: function)))
        }
        FalseDiscovery.judge(&changes, rate: rate)
        return changes
    }

    /// Per function: its first frame, A's where both sides have it.
    private func firstFrames() -> [Frame] {
        var frames = [Frame?](repeating: nil, count: names.count)
        for side in [a, b] {
            for node in 1..<max(side.tree.count, 1) where frames[side.numbers[node]] == nil {
                frames[side.numbers[node]] = side.tree.frames[node]
            }
        }
        return frames.map { $0 ?? Frame(symbol: "", module: "") }
    }

    private struct Part: Hashable {
        var function: Int
        var category: Category
    }

    /// Per function: the category that has most of its self cost of both sides; that of its first node when it has none.
    private func mainCategories() -> [Category] {
        var categories = [Category?](repeating: nil, count: names.count)
        var largest = Array(repeating: 0.0, count: names.count)
        var parts: [Part: Double] = [:]
        for side in [a, b] where !side.tree.categories.isEmpty {
            let costs = side.scale.meanSelfCosts(of: side.tree)
            for node in 1..<max(side.tree.count, 1) {
                let function = side.numbers[node]
                let category = side.tree.categories[node]
                if categories[function] == nil { categories[function] = category }
                guard costs[node] > 0 else { continue }
                let cost = parts[Part(function: function, category: category), default: 0] + costs[node]
                parts[Part(function: function, category: category)] = cost
                // A part only ever grows, so the largest is known at the end without another pass.
                if cost > largest[function] {
                    largest[function] = cost
                    categories[function] = category
                }
            }
        }
        return categories.map { $0 ?? .unknown }
    }
}
