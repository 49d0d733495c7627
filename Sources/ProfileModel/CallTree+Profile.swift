import Units

extension CallTree {
    /// Merges a profile's samples into a tree.
    ///
    /// - Parameters:
    ///   - profile: The samples.
    ///   - columnCount: How many columns the tree has.
    ///   - column: The column of a set of labels, below `columnCount`; `nil` leaves its samples out.
    public init(_ profile: Profile, columnCount: Int = 1, column: (Labels) -> Int? = { _ in 0 }) {
        let columnOfLabels = (0..<profile.labels.count).map { column(profile.labels[LabelsID(rawValue: UInt32($0))]) }
        let merged = MergedStacks(profile)
        self.init(merged, columnCount: columnCount)
        for sample in profile.samples {
            guard let column = columnOfLabels[Int(sample.labels.rawValue)] else { continue }
            let node = merged.nodeOfStack[Int(sample.stack.rawValue)]
            columns[column].selfSamples[node] += Double(sample.count.rawValue)
            columns[column].selfValues[node] += Double(sample.value)
        }
    }

    private init(_ merged: MergedStacks, columnCount: Int) {
        self.init(columnCount: columnCount)
        callers = merged.callers
        frames += merged.frames.dropFirst()
        columns = Array(repeating: Column(nodeCount: callers.count), count: columnCount)
    }
}

/// A profile's stacks with those of the same names made one, in the order of their names.
private struct MergedStacks {
    var callers: [Int] = [-1]
    var frames: [Frame] = [Frame(symbol: "root", module: "")]
    /// Per stack of the profile: its node.
    var nodeOfStack: [Int]

    init(_ profile: Profile) {
        let names = NameRanks(profile.frames)
        var children: [[Int]] = [[]]
        var nodes: [Edge: Int] = [:]
        var callersUnordered = [-1]
        var frameOfNode = [FrameID(rawValue: .max)]
        var nodeOfStack = [0]
        for stack in profile.stacks.ids {
            let caller = nodeOfStack[Int(profile.stacks.caller(of: stack).rawValue)]
            let frame = profile.stacks.frame(of: stack)
            let edge = Edge(caller: caller, rank: names.rank(of: frame))
            if let node = nodes[edge] {
                // Which of several frames of one name stands for them must not depend on the order of the samples.
                if names.prefers(frame, to: frameOfNode[node]) { frameOfNode[node] = frame }
                nodeOfStack.append(node)
                continue
            }
            let node = callersUnordered.count
            nodes[edge] = node
            callersUnordered.append(caller)
            frameOfNode.append(frame)
            children.append([])
            children[caller].append(node)
            nodeOfStack.append(node)
        }
        self.nodeOfStack = nodeOfStack
        number(children, frameOfNode, names, profile.frames)
    }

    private struct Edge: Hashable {
        var caller: Int
        var rank: Int
    }

    /// Numbers the nodes anew, each before its callees and siblings by name, without recursion: stacks may be deep.
    private mutating func number(
        _ children: [[Int]],
        _ frameOfNode: [FrameID],
        _ names: NameRanks,
        _ table: FrameTable
    ) {
        var newNumber = Array(repeating: 0, count: frameOfNode.count)
        var pending: [(node: Int, caller: Int)] = [(0, -1)]
        while let (node, caller) = pending.popLast() {
            if node > 0 {
                newNumber[node] = callers.count
                callers.append(caller)
                frames.append(table[frameOfNode[node]])
            }
            let ordered = children[node].sorted { names.rank(of: frameOfNode[$0]) > names.rank(of: frameOfNode[$1]) }
            for child in ordered { pending.append((child, newNumber[node])) }
        }
        nodeOfStack = nodeOfStack.map { newNumber[$0] }
    }
}

/// The order of frames by name: frames of the same name have the same rank, and one of them is preferred.
private struct NameRanks {
    private var ranks: [Int] = []
    /// Per frame: its place among all frames by everything that tells them apart.
    private var places: [Int] = []

    init(_ frames: FrameTable) {
        let names = Set(frames.ids.map { frames[$0].name }).sorted()
        let rankOfName = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        ranks = frames.ids.map { rankOfName[frames[$0].name] ?? 0 }
        places = Array(repeating: 0, count: frames.count)
        let order = frames.ids.map { (id: $0, frame: frames[$0]) }.sorted { Self.precedes($0.frame, $1.frame) }
        for (place, entry) in order.enumerated() { places[Int(entry.id.rawValue)] = place }
    }

    /// Whether the first of two frames of one name is to stand for both.
    func prefers(_ first: FrameID, to second: FrameID) -> Bool {
        places[Int(first.rawValue)] < places[Int(second.rawValue)]
    }

    private static func precedes(_ first: Frame, _ second: Frame) -> Bool {
        if first.fullName != second.fullName { return first.fullName < second.fullName }
        if first.symbol != second.symbol { return first.symbol < second.symbol }
        if first.module != second.module { return first.module < second.module }
        return first.kind.rawValue < second.kind.rawValue
    }

    func rank(of frame: FrameID) -> Int { ranks[Int(frame.rawValue)] }
}
