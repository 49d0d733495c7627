/// A vetted Avro schema as a flat array of nodes: finite, without references, small enough to be instantiated.
struct AvroSchemaTree: Sendable {
    enum Kind: UInt8, Sendable {
        case null, boolean, int, long, float, double, bytes, string
        case record, enumeration, array, map, union, fixed
    }

    struct Node: Sendable {
        let kind: Kind
        /// Where the children begin in ``AvroSchemaTree/children``.
        var firstChild = 0
        /// The number of children, of symbols of an enumeration, or of bytes of a fixed.
        var count = 0
        /// The fewest bytes a value can take.
        var minimumSize = 0
        /// The memory libavro needs for one value, roughly, in units of 32 bytes.
        var weight = 1
        /// The number of nodes below, this one included, when shared ones are counted each time.
        var expandedCount = 1
    }

    /// What only matters while a schema is being compared with ours.
    struct Label: Sendable {
        /// The full name of a named type.
        var name: String?
        var fieldNames: [String] = []
        var logicalType: String?
    }

    var nodes: [Node] = []
    var labels: [Label] = []
    var children: [Int] = []
    var root = 0

    /// The nodes of fields, branches or items.
    func children(of node: Int) -> ArraySlice<Int> {
        let parent = nodes[node]
        guard parent.kind != .enumeration, parent.kind != .fixed else { return [] }
        return children[parent.firstChild..<parent.firstChild + parent.count]
    }

    mutating func append(_ node: Node, _ label: Label = Label()) -> Int {
        nodes.append(node)
        labels.append(label)
        return nodes.count - 1
    }
}
