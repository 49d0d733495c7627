/// A profile's stacks merged by name into one tree, with a column of values per round.
///
/// Node 0 is the root and stands for everything; a node's index is larger than its caller's. Siblings have different
/// names and are in the order of their names, so the same profile always gives the same tree.
public struct CallTree: Sendable {
    /// What was counted on the nodes, in one round.
    public struct Column: Sendable, Equatable {
        /// Per node: samples whose innermost frame it is.
        public var selfSamples: [Double]
        /// Per node: the sum of their values, in the profile's unit.
        public var selfValues: [Double]

        /// A column of zeros.
        public init(nodeCount: Int) {
            selfSamples = Array(repeating: 0, count: nodeCount)
            selfValues = Array(repeating: 0, count: nodeCount)
        }
    }

    /// Per node: its caller's index; the root's is −1.
    public var callers: [Int]
    /// Per node: its frame. The root's has the name `root`.
    public var frames: [Frame]
    /// Per node: for what its self value was spent; empty until rules have been applied.
    public var categories: [Category] = []
    /// The same with memory management and other helpers given to the nearest caller that has a category of its own.
    public var callerCategories: [Category] = []
    /// One per round.
    public var columns: [Column]

    /// A tree that has only its root.
    public init(columnCount: Int) {
        callers = [-1]
        frames = [Frame(symbol: "root", module: "")]
        columns = Array(repeating: Column(nodeCount: 1), count: columnCount)
    }

    /// How many nodes there are, the root included.
    public var count: Int { callers.count }

    /// Per node: its own and its callees' values together, of one kind of one column.
    public func totals(of selfValues: [Double]) -> [Double] {
        precondition(selfValues.count == count, "a column has a value for every node")
        var totals = selfValues
        for node in stride(from: count - 1, to: 0, by: -1) { totals[callers[node]] += totals[node] }
        return totals
    }

    /// Per node: the names' path is followed outwards, the node itself first, the root not included.
    public func path(from node: Int) -> [Int] {
        var path: [Int] = []
        var node = node
        while node > 0 {
            path.append(node)
            node = callers[node]
        }
        return path
    }
}
