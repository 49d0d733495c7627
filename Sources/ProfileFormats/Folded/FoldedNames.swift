import ProfileModel

/// Names in the order of their bytes, each with the semicolon that follows it: in this order the lines of a file are sorted
/// too.
struct FoldedNames {
    static let unknown = "[unknown]"

    private var names: [[UInt8]] = []
    private var ranks: [String: FrameID] = [:]

    var count: Int { names.count }

    init() {}

    init(_ texts: [String]) {
        let sorted = Set(texts + [Self.unknown]).map { (text: $0, bytes: Array(($0 + ";").utf8)) }
            .sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
        for (rank, name) in sorted.enumerated() {
            names.append(name.bytes)
            ranks[name.text] = FrameID(rawValue: UInt32(rank))
        }
    }

    /// The place of a name that is among them.
    func rank(of name: String) -> FrameID { ranks[name] ?? FrameID(rawValue: 0) }

    subscript(rank: FrameID) -> [UInt8] { names[Int(rank.rawValue)] }
}

/// The callees of each node, by the order of their names.
struct FoldedChildren {
    private var first: [UInt32]
    private var next: [UInt32]

    init(_ nodes: StackTable, nameCount: Int) {
        first = Array(repeating: 0, count: nodes.count)
        next = Array(repeating: 0, count: nodes.count)
        var firstOfName = [UInt32](repeating: 0, count: nameCount)
        var nextOfName = [UInt32](repeating: 0, count: nodes.count)
        for id in nodes.ids {
            let name = Int(nodes.frame(of: id).rawValue)
            nextOfName[Int(id.rawValue)] = firstOfName[name]
            firstOfName[name] = id.rawValue
        }
        // Each list is built from its front, so it holds the last name first.
        for name in 0..<nameCount {
            var id = firstOfName[name]
            while id != 0 {
                let caller = Int(nodes.caller(of: StackID(rawValue: id)).rawValue)
                next[Int(id)] = first[caller]
                first[caller] = id
                id = nextOfName[Int(id)]
            }
        }
    }

    /// The callees of a node, the last name first.
    func reversed(of node: Int) -> [Int] {
        var children: [Int] = []
        var child = Int(first[node])
        while child != 0 {
            children.append(child)
            child = Int(next[child])
        }
        return children
    }
}
