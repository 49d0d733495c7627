import Analysis
import ProfileModel

/// The functions in which a difference lies: as near to the leaves as one function still explains its callers.
///
/// From the root of the union tree every function is replaced by those it calls as long as these, of the whole
/// difference's sign and each at least a fifth of it, make up most of the function's own difference. A function found so
/// gives way to an outer one of the same category that differs at least as much: `encode` instead of what it consists of.
struct DifferenceSources {
    private static let smallestShare = 0.2
    private static let explainedShare = 0.7
    private static let maximumCount = 3

    private let tree: UnionTree
    private let whole: Double

    /// The functions whose difference is significant, the largest difference first.
    static func functions(of comparison: ProfileComparison) -> [ProfileComparison.FunctionChange] {
        let sources = DifferenceSources(tree: comparison.tree, whole: comparison.whole.difference)
        let names = Set(sources.outermost(sources.nodes()).map { comparison.tree.frames[$0].name })
        let found = comparison.functions.filter {
            names.contains($0.name) && $0.total.finding == .significant
                && $0.total.difference.sign == comparison.whole.difference.sign
        }
        return Array(found.sorted { abs($0.total.difference) > abs($1.total.difference) }.prefix(maximumCount))
    }

    private func difference(_ node: Int) -> Double { tree.totalOfB[node] - tree.totalOfA[node] }

    private func nodes() -> [Int] {
        var children: [Int: [Int]] = [:]
        for node in 1..<max(tree.count, 1) where difference(node) / whole >= Self.smallestShare {
            children[tree.callers[node], default: []].append(node)
        }
        var found: [Int] = []
        var pending = [0]
        while let node = pending.popLast() {
            let callees = children[node] ?? []
            let explained = callees.reduce(0) { $0 + difference($1) }
            if !callees.isEmpty, explained / difference(node) >= Self.explainedShare {
                pending += callees
            } else if node > 0 {
                found.append(outermost(node))
            }
        }
        return found
    }

    /// Nodes without those that others of them call: their differences overlap.
    private func outermost(_ nodes: [Int]) -> [Int] {
        let found = Set(nodes)
        return found.filter { node in
            var caller = tree.callers[node]
            while caller > 0, !found.contains(caller) { caller = tree.callers[caller] }
            return caller <= 0
        }
    }

    /// The outermost caller of the same category that differs at least as much.
    private func outermost(_ node: Int) -> Int {
        var best = node
        var caller = tree.callers[node]
        while caller > 0, tree.categories[caller] == tree.categories[node] {
            if difference(caller) / difference(best) >= 1 { best = caller }
            caller = tree.callers[caller]
        }
        return best
    }
}
