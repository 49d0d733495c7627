import ProfileModel

/// Which nodes of two trees are one node of their union.
///
/// The callees of two nodes are merged as two sorted lists are: by one pass over both. Every node of either tree is looked at
/// once, and there is no recursion, because stacks may be deep.
struct TreeMerge {
    /// Per node of the union: its caller's index; the root's is −1.
    private(set) var callers: [Int] = []
    /// Per node of the union: A's node, or `TreeShape.none`.
    private(set) var nodesOfA: [Int] = []
    /// Per node of the union: B's node, or `TreeShape.none`.
    private(set) var nodesOfB: [Int] = []

    private struct Pair {
        var a: Int
        var b: Int
        var caller: Int
    }

    init(_ a: CallTree, _ b: CallTree) {
        let shapeOfA = TreeShape(callers: a.callers)
        let shapeOfB = TreeShape(callers: b.callers)
        var pending = [Pair(a: 0, b: 0, caller: -1)]
        var callees: [Pair] = []
        while let pair = pending.popLast() {
            let place = callers.count
            callers.append(pair.caller)
            nodesOfA.append(pair.a)
            nodesOfB.append(pair.b)
            callees.removeAll(keepingCapacity: true)
            var nextOfA = pair.a == TreeShape.none ? TreeShape.none : shapeOfA.firstCallee[pair.a]
            var nextOfB = pair.b == TreeShape.none ? TreeShape.none : shapeOfB.firstCallee[pair.b]
            while nextOfA != TreeShape.none || nextOfB != TreeShape.none {
                let first = Self.first(nextOfA, of: a, nextOfB, of: b)
                callees.append(Pair(a: first.a, b: first.b, caller: place))
                if first.a != TreeShape.none { nextOfA = shapeOfA.nextSibling[first.a] }
                if first.b != TreeShape.none { nextOfB = shapeOfB.nextSibling[first.b] }
            }
            pending.append(contentsOf: callees.reversed())
        }
    }

    /// Of two siblings the one whose name comes first, or both when they have the same.
    private static func first(_ a: Int, of treeOfA: CallTree, _ b: Int, of treeOfB: CallTree) -> (a: Int, b: Int) {
        guard a != TreeShape.none else { return (TreeShape.none, b) }
        guard b != TreeShape.none else { return (a, TreeShape.none) }
        if treeOfA.frames[a].name == treeOfB.frames[b].name { return (a, b) }
        return treeOfA.frames[a].name < treeOfB.frames[b].name ? (a, TreeShape.none) : (TreeShape.none, b)
    }
}
