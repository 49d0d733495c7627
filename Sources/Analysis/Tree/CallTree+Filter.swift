public import ProfileModel

extension CallTree {
    /// Keeps the stacks that contain a frame, anywhere, and leaves the others out.
    ///
    /// - Parameter isMatch: Whether a frame is one that is looked for; asked once for each different frame.
    /// - Returns: The tree of these stacks, and what the others have.
    public func focused(on isMatch: @escaping (Frame) -> Bool) -> SelectedTree {
        let contains = nodesWithin(isMatch)
        return keepingSelf { contains[$0] }
    }

    /// Leaves out the stacks that contain a frame, anywhere.
    ///
    /// - Parameter isMatch: Whether a frame is one that is not wanted; asked once for each different frame.
    /// - Returns: The tree of the other stacks, and what these have.
    public func ignoring(_ isMatch: @escaping (Frame) -> Bool) -> SelectedTree {
        let contains = nodesWithin(isMatch)
        return keepingSelf { !contains[$0] }
    }

    /// Per node: whether it or one of its callers matches.
    private func nodesWithin(_ isMatch: @escaping (Frame) -> Bool) -> [Bool] {
        var condition = FrameCondition(isMatch)
        var isWithin = Array(repeating: false, count: count)
        for node in 1..<max(count, 1) {
            isWithin[node] = isWithin[callers[node]] || condition.holds(for: frames[node])
        }
        return isWithin
    }

    /// Keeps what was counted on some nodes, and the nodes that lead there.
    private func keepingSelf(where isKept: (Int) -> Bool) -> SelectedTree {
        var masked = self
        var outside = Array(repeating: 0.0, count: columns.count)
        for node in 0..<count where !isKept(node) {
            for column in columns.indices {
                outside[column] += columns[column].selfValues[node]
                masked.columns[column].selfValues[node] = 0
                masked.columns[column].selfSamples[node] = 0
            }
        }
        return SelectedTree(tree: masked.withoutEmptyNodes(), outside: outside)
    }

    /// Drops nodes on which and on whose callees nothing was counted; the order of the others stays.
    private func withoutEmptyNodes() -> CallTree {
        var isUsed = (0..<count).map { node in
            columns.contains { $0.selfSamples[node] != 0 || $0.selfValues[node] != 0 }
        }
        isUsed[0] = true
        for node in stride(from: count - 1, to: 0, by: -1) where isUsed[node] { isUsed[callers[node]] = true }
        let kept = (0..<count).filter { isUsed[$0] }
        var newNumber = Array(repeating: 0, count: count)
        for (number, node) in kept.enumerated() { newNumber[node] = number }
        var tree = self
        tree.callers = kept.map { callers[$0] < 0 ? -1 : newNumber[callers[$0]] }
        tree.frames = kept.map { frames[$0] }
        if !categories.isEmpty { tree.categories = kept.map { categories[$0] } }
        if !callerCategories.isEmpty { tree.callerCategories = kept.map { callerCategories[$0] } }
        for column in columns.indices {
            tree.columns[column].selfSamples = kept.map { columns[column].selfSamples[$0] }
            tree.columns[column].selfValues = kept.map { columns[column].selfValues[$0] }
        }
        return tree
    }
}
