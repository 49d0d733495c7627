public import ProfileModel

extension CallTree {
    /// The frame under which a tree with new roots keeps what passes none of them.
    public static let outsideRoot = Frame(symbol: "(outside root)", module: "")

    /// Cuts off what leads to certain frames, so that trees which reach the same function by different ways can be laid side
    /// by side.
    ///
    /// Of a stack with several matches the outermost counts. Stacks without a match stay as they are, under the frame
    /// `outsideRoot`, so that no cost is lost. The root's own value counts as outside.
    ///
    /// - Parameter isRoot: Whether a frame is a new root; asked once for each different frame.
    /// - Returns: The new tree, with what lies outside still in it.
    public func reRooted(at isRoot: @escaping (Frame) -> Bool) -> SelectedTree {
        var condition = FrameCondition(isRoot)
        var isInside = Array(repeating: false, count: count)
        var isMatch = isInside
        for node in 1..<max(count, 1) {
            isMatch[node] = !isInside[callers[node]] && condition.holds(for: frames[node])
            isInside[node] = isInside[callers[node]] || isMatch[node]
        }
        let leadsOutside = nodesLeading { !isInside[$0] }
        var assembly = TreeAssembly(self)
        // Per node: its place in the new tree; 0 as well for nodes that are left out with nothing on them.
        var places = Array(repeating: 0, count: count)
        if leadsOutside[0] { places[0] = assembly.place(Self.outsideRoot, under: 0) }
        var outside = Array(repeating: 0.0, count: columns.count)
        for node in 0..<count where isInside[node] || leadsOutside[node] {
            if node > 0 { places[node] = assembly.place(node, under: isMatch[node] ? 0 : places[callers[node]]) }
            assembly.moveSelf(of: node, to: places[node])
            guard !isInside[node] else { continue }
            for column in columns.indices { outside[column] += columns[column].selfValues[node] }
        }
        return SelectedTree(tree: assembly.tree(), outside: outside)
    }

    /// Per node: whether something was counted on one of the given nodes at or below it, with no other node between.
    private func nodesLeading(to isGiven: (Int) -> Bool) -> [Bool] {
        var leads = (0..<count).map { node in
            isGiven(node) && columns.contains { $0.selfSamples[node] != 0 || $0.selfValues[node] != 0 }
        }
        for node in stride(from: count - 1, to: 0, by: -1) where leads[node] { leads[callers[node]] = true }
        return leads
    }
}
