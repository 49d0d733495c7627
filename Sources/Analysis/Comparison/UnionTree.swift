public import ProfileModel

/// Two call trees merged by name: a node that one side lacks has zeros there, so what vanished and what is new can be
/// drawn. Values are costs per message, means over rounds.
///
/// Node 0 is the root; a node's index is larger than its caller's, and siblings are in the order of their names. The union
/// of B and A has the shape of the union of A and B.
public struct UnionTree: Sendable, Equatable {
    /// Per node: its caller's index; the root's is −1.
    public var callers: [Int]
    /// Per node: its frame, A's where both have it.
    public var frames: [Frame]
    /// Per node: the category of its self cost, A's where both have it.
    public var categories: [Category]
    /// Per node: A's cost without its callees.
    public var selfOfA: [Double]
    /// Per node: B's cost without its callees.
    public var selfOfB: [Double]
    /// Per node: A's cost with its callees.
    public var totalOfA: [Double]
    /// Per node: B's cost with its callees.
    public var totalOfB: [Double]

    /// How many nodes there are, the root included.
    public var count: Int { callers.count }
}
