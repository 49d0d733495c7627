import ProfileModel

/// The categories of two trees side by side. Every node's self cost is in exactly one of them, so their costs sum to the
/// whole.
struct CategoryTable {
    private let a: PreparedSide
    private let b: PreparedSide
    private let categories: KeyPath<CallTree, [Category]>

    /// - Parameters:
    ///   - a: A's side.
    ///   - b: B's side.
    ///   - categories: Which of a tree's two views.
    init(_ a: PreparedSide, _ b: PreparedSide, _ categories: KeyPath<CallTree, [Category]>) {
        self.a = a
        self.b = b
        self.categories = categories
    }

    /// The categories by the cost of both sides, the largest first, and then by name. They are a family of tests of their own.
    func changes(by test: ComparisonTest, rate: Double) -> [ProfileComparison.CategoryChange] {
        let ofA = observations(of: a)
        let ofB = observations(of: b)
        let names = Set(ofA.keys).union(ofB.keys).sorted { $0.rawValue < $1.rawValue }
        var changes = names.map { test.change(ofA[$0] ?? nothing(of: a), ofB[$0] ?? nothing(of: b)) }
        FalseDiscovery.judge(&changes, rate: rate)
        return zip(names, changes)
            .map { ProfileComparison.CategoryChange(category: $0, change: $1) }
            .sorted {
                let (left, right) = ($0.change.a + $0.change.b, $1.change.a + $1.change.b)
                return left == right ? $0.category.rawValue < $1.category.rawValue : left > right
            }
    }

    private func nothing(of side: PreparedSide) -> Observation {
        Observation(costs: ArraySlice(repeating: 0, count: side.scale.roundCount), samples: 0)
    }

    private func observations(of side: PreparedSide) -> [Category: Observation] {
        let tree = side.tree
        let (names, numbers) = numbered(tree)
        let roundCount = tree.columns.count
        var values = Array(repeating: 0.0, count: names.count * roundCount)
        var samples = Array(repeating: 0.0, count: names.count)
        for (round, column) in tree.columns.enumerated() {
            for node in 0..<tree.count {
                values[numbers[node] * roundCount + round] += column.selfValues[node]
                samples[numbers[node]] += column.selfSamples[node]
            }
        }
        var observations: [Category: Observation] = [:]
        for (number, name) in names.enumerated() {
            let values = Array(values[number * roundCount..<(number + 1) * roundCount])
            // What no node spends itself, such as the root's category, is not there.
            guard samples[number] > 0 || values.contains(where: { $0 != 0 }) else { continue }
            observations[name] = Observation(costs: side.scale.costs(values)[...], samples: samples[number])
        }
        return observations
    }

    /// The different categories of a tree, and per node the number of its one.
    private func numbered(_ tree: CallTree) -> (names: [Category], numbers: [Int]) {
        let ofNode = tree[keyPath: categories]
        guard !ofNode.isEmpty else { return ([.unknown], Array(repeating: 0, count: tree.count)) }
        var places: [Category: Int] = [:]
        var names: [Category] = []
        let numbers = ofNode.map { category -> Int in
            if let known = places[category] { return known }
            places[category] = names.count
            names.append(category)
            return names.count - 1
        }
        return (names, numbers)
    }
}
