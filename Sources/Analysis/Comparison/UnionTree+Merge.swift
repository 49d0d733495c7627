public import ProfileModel

extension UnionTree {
    /// Merges two trees by name, from the root on, and gives each node both sides' costs per message.
    ///
    /// Nodes are in the order of a walk from the root that takes siblings by name, so a node's callees follow it directly.
    ///
    /// - Parameters:
    ///   - a: A's tree.
    ///   - b: B's tree.
    ///   - scaleOfA: A's messages per round.
    ///   - scaleOfB: B's messages per round.
    public init(_ a: CallTree, _ b: CallTree, scaleOfA: MessageScale, scaleOfB: MessageScale) {
        let merge = TreeMerge(a, b)
        callers = merge.callers
        frames = []
        categories = []
        frames.reserveCapacity(callers.count)
        categories.reserveCapacity(callers.count)
        for place in callers.indices {
            let ofA = merge.nodesOfA[place]
            let (tree, node) = ofA == TreeShape.none ? (b, merge.nodesOfB[place]) : (a, ofA)
            frames.append(tree.frames[node])
            categories.append(tree.categories.isEmpty ? .unknown : tree.categories[node])
        }
        let costsOfA = scaleOfA.meanSelfCosts(of: a)
        let costsOfB = scaleOfB.meanSelfCosts(of: b)
        selfOfA = merge.nodesOfA.map { $0 == TreeShape.none ? 0 : costsOfA[$0] }
        selfOfB = merge.nodesOfB.map { $0 == TreeShape.none ? 0 : costsOfB[$0] }
        totalOfA = Self.totals(of: selfOfA, callers: callers)
        totalOfB = Self.totals(of: selfOfB, callers: callers)
    }

    private static func totals(of selfCosts: [Double], callers: [Int]) -> [Double] {
        var totals = selfCosts
        for node in stride(from: totals.count - 1, to: 0, by: -1) { totals[callers[node]] += totals[node] }
        return totals
    }

    /// The share of both sides' cost that lies in nodes which both sides have, in 0...1: the self cost of every path of names
    /// from the root on which both sides have a cost, by itself or by its callees, over the whole of both sides. 1 when
    /// nothing was counted at all.
    public var alignment: Double {
        var shared = 0.0
        var whole = 0.0
        for node in 0..<count {
            let cost = selfOfA[node] + selfOfB[node]
            whole += cost
            if totalOfA[node] > 0, totalOfB[node] > 0 { shared += cost }
        }
        return whole > 0 ? shared / whole : 1
    }
}
