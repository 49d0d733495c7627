import ProfileModel

/// Reads call trees of a data block and checks what the rest of the program relies on: callers before callees, siblings
/// with different names and in their order, figures within bounds.
struct TreeReader {
    /// The report's frames.
    let frames: [Frame]
    /// The report's categories.
    let categories: [Category]
    /// What a sample is worth where a round has no values of its own.
    let period: Int64?

    /// The tree that was stored.
    func tree(of data: TreeData) throws(ReportReadError) -> CallTree {
        let count = data.callers.values.count + 1
        guard data.frames.values.count == count - 1, count <= ReportLimits.cells / max(data.rounds.count, 1) else {
            throw ReportReadError(problem: "a call tree is incomplete or too large")
        }
        var tree = CallTree(columnCount: 0)
        for (index, (step, frame)) in zip(data.callers.values, data.frames.values).enumerated() {
            guard (1...(index + 1)).contains(step), frames.indices.contains(frame) else {
                throw ReportReadError(problem: "a call tree refers to what is not there")
            }
            tree.callers.append(index + 1 - step)
            tree.frames.append(frames[frame])
        }
        try checkSiblings(of: tree)
        tree.categories = try categories(data.categories.values, count: count)
        tree.callerCategories = try categories(data.callerCategories.values, count: count)
        for round in data.rounds { tree.columns.append(try column(of: round, count: count)) }
        return tree
    }

    private func checkSiblings(of tree: CallTree) throws(ReportReadError) {
        var lastCallee = [Int](repeating: 0, count: tree.count)
        for node in 1..<max(tree.count, 1) {
            let caller = tree.callers[node]
            let before = lastCallee[caller]
            guard before == 0 || tree.frames[before].name < tree.frames[node].name else {
                throw ReportReadError(problem: "a call tree's frames are out of order")
            }
            lastCallee[caller] = node
        }
    }

    private func categories(_ runs: [Int], count: Int) throws(ReportReadError) -> [Category] {
        guard !runs.isEmpty else { return [] }
        guard let places = RunLengths.decode(runs, count: count), places.allSatisfy(categories.indices.contains) else {
            throw ReportReadError(problem: "a call tree's categories are damaged")
        }
        return places.map { categories[$0] }
    }

    private func column(of round: TreeData.Round, count: Int) throws(ReportReadError) -> CallTree.Column {
        let nodes = round.nodes.values
        let samples = round.fractions ?? round.samples.values.map(Double.init)
        let worth = period.map(Double.init) ?? 0
        let values = round.values ?? samples.map { $0 * worth }
        guard samples.count == nodes.count, values.count == nodes.count else {
            throw ReportReadError(problem: "a round's samples are incomplete")
        }
        var column = CallTree.Column(nodeCount: count)
        var node = 0
        for (index, step) in nodes.enumerated() {
            guard step >= (index == 0 ? 0 : 1), step < count - node else {
                throw ReportReadError(problem: "a round's samples are out of order")
            }
            node += step
            guard [samples[index], values[index]].allSatisfy({ (0...ReportLimits.value).contains($0) }) else {
                throw ReportReadError(problem: "a sample's figure is out of range")
            }
            column.selfSamples[node] = samples[index]
            column.selfValues[node] = values[index]
        }
        return column
    }
}
