import ProfileModel
import Units

/// A profile's stacks by their names, for writing: stacks of the same names are one, siblings are in the order of their
/// names' bytes.
struct FoldedTree {
    /// The names, each followed by a semicolon, in the order of their bytes.
    private var names = FoldedNames()
    /// The stacks; a frame is its name's place.
    private var nodes = StackTable()
    /// The value of each node; -1 where no sample is.
    private var values: [Int64] = [-1]
    /// Where each stack of the profile lies beneath the outer names that are being added.
    private var nodeOfStack: [StackID?]

    init(_ profile: Profile, _ options: FoldedWriter.Options) {
        nodeOfStack = Array(repeating: nil, count: profile.stacks.count)
        let frameNames = profile.frames.ids.map {
            FoldedFrame.write(profile.frames[$0], annotates: options.marksKinds)
        }
        let outerNames = (0..<profile.labels.count).map { number in
            let labels = profile.labels[LabelsID(rawValue: UInt32(number))]
            return options.outerLabels.map { Self.outerName(labels[$0]) }
        }
        names = FoldedNames(frameNames + outerNames.joined())
        let ranks = frameNames.map { names.rank(of: $0) }
        for (outer, samples) in Self.grouped(profile.samples, outerNames) {
            nodeOfStack = Array(repeating: nil, count: profile.stacks.count)
            nodeOfStack[0] = outer.reduce(StackID.root) { nodes.push(names.rank(of: $1), on: $0) }
            for sample in samples { add(sample, profile.stacks, ranks, options.unit) }
        }
    }

    private static func outerName(_ value: String?) -> String {
        guard let value, !value.isEmpty else { return "[unknown]" }
        return FoldedEscape.escape(value)
    }

    private static func grouped(_ samples: [Profile.Sample], _ outer: [[String]]) -> [[String]: [Profile.Sample]] {
        Dictionary(grouping: samples) { outer[Int($0.labels.rawValue)] }
    }

    private mutating func add(
        _ sample: Profile.Sample,
        _ stacks: StackTable,
        _ ranks: [FrameID],
        _ unit: FoldedWriter.Options.Unit
    ) {
        var node = node(of: sample.stack, stacks, ranks)
        if node == .root { node = nodes.push(names.rank(of: FoldedNames.unknown), on: .root) }
        while values.count < nodes.count { values.append(-1) }
        let value = unit == .samples ? sample.count.rawValue : sample.value
        let place = Int(node.rawValue)
        values[place] = max(0, values[place]).addingSaturating(value)
    }

    /// The node of a stack, without recursion: stacks may be deep.
    private mutating func node(of stack: StackID, _ stacks: StackTable, _ ranks: [FrameID]) -> StackID {
        var missing: [StackID] = []
        var known = stack
        var node = nodeOfStack[Int(known.rawValue)]
        while node == nil {
            missing.append(known)
            known = stacks.caller(of: known)
            node = nodeOfStack[Int(known.rawValue)]
        }
        var found = node ?? .root
        for stack in missing.reversed() {
            found = nodes.push(ranks[Int(stacks.frame(of: stack).rawValue)], on: found)
            nodeOfStack[Int(stack.rawValue)] = found
        }
        return found
    }

    /// The lines of all nodes that have a value.
    func write() -> [UInt8] {
        let children = FoldedChildren(nodes, nameCount: names.count)
        var text: [UInt8] = []
        text.reserveCapacity(size)
        var line: [UInt8] = []
        var pending: [(node: Int, callerEnd: Int)] = children.reversed(of: 0).map { ($0, 0) }
        while let (node, callerEnd) = pending.popLast() {
            line.removeLast(line.count - callerEnd)
            line.append(contentsOf: names[nodes.frame(of: StackID(rawValue: UInt32(node)))])
            if node < values.count, values[node] >= 0 {
                text.append(contentsOf: line.dropLast())
                text.append(0x20)
                text.append(contentsOf: String(values[node]).utf8)
                text.append(0x0a)
            }
            for child in children.reversed(of: node) { pending.append((child, line.count)) }
        }
        return text
    }

    /// How many bytes the lines have, or a few more: growing would need twice the memory.
    private var size: Int {
        var lengths = [Int](repeating: 0, count: nodes.count)
        var size = 0
        for id in nodes.ids {
            let node = Int(id.rawValue)
            lengths[node] = lengths[Int(nodes.caller(of: id).rawValue)] + names[nodes.frame(of: id)].count
            if node < values.count, values[node] >= 0 { size += lengths[node] + String(values[node]).utf8.count + 1 }
        }
        return size
    }
}
