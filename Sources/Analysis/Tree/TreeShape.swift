import ProfileModel

/// The callees of a tree's nodes as linked lists, so that the tree can be walked down without recursion.
struct TreeShape {
    static let none = -1

    /// Per node: its first callee, or `none`.
    private(set) var firstCallee: [Int]
    /// Per node: the next callee of its caller, or `none`.
    private(set) var nextSibling: [Int]

    /// - Parameter callers: Per node its caller, which has the smaller index; siblings by name.
    init(callers: [Int]) {
        firstCallee = Array(repeating: Self.none, count: callers.count)
        nextSibling = firstCallee
        for node in stride(from: callers.count - 1, to: 0, by: -1) {
            nextSibling[node] = firstCallee[callers[node]]
            firstCallee[callers[node]] = node
        }
    }

    /// Visits every node before its callees and again after them, the root included.
    func walk(callers: [Int], enter: (Int) -> Void, leave: (Int) -> Void) {
        var node = 0
        while true {
            enter(node)
            if firstCallee[node] != Self.none {
                node = firstCallee[node]
                continue
            }
            while true {
                leave(node)
                if node == 0 { return }
                if nextSibling[node] != Self.none { break }
                node = callers[node]
            }
            node = nextSibling[node]
        }
    }
}
