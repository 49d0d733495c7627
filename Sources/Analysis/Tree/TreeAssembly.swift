import ProfileModel

/// Builds a tree from another one's nodes, which find their place under new callers; nodes of one name under one caller
/// become one.
///
/// A node that several become has the categories of the one with the largest value.
struct TreeAssembly {
    private struct Edge: Hashable {
        var caller: Int
        var name: Int
    }

    private let source: CallTree
    private var callers = [-1]
    /// Per new node: the node of the source that gives it its frame and its categories.
    private var models = [0]
    private var weights = [0.0]
    private var columns: [CallTree.Column]
    private var names: [String: Int] = [:]
    private var nameOfNode = [-1]
    private var places: [Edge: Int] = [:]
    private var ownFrames: [Int: Frame] = [:]

    init(_ source: CallTree) {
        self.source = source
        columns = Array(repeating: CallTree.Column(nodeCount: 1), count: source.columns.count)
    }

    /// The place for a node of the source under a new caller.
    mutating func place(_ node: Int, under caller: Int) -> Int {
        place(named: source.frames[node].name, model: node, under: caller)
    }

    /// The place for a frame that the source does not have.
    mutating func place(_ frame: Frame, under caller: Int) -> Int {
        let count = callers.count
        let place = place(named: frame.name, model: 0, under: caller)
        if place == count { ownFrames[place] = frame }
        return place
    }

    private mutating func place(named name: String, model: Int, under caller: Int) -> Int {
        let name = names[name] ?? addName(name)
        let edge = Edge(caller: caller, name: name)
        if let known = places[edge] { return known }
        let place = callers.count
        places[edge] = place
        callers.append(caller)
        models.append(model)
        weights.append(-1)
        nameOfNode.append(name)
        for column in columns.indices {
            columns[column].selfSamples.append(0)
            columns[column].selfValues.append(0)
        }
        return place
    }

    private mutating func addName(_ name: String) -> Int {
        names[name] = names.count
        return names.count - 1
    }

    /// Gives what was counted on a node of the source to a new node.
    mutating func moveSelf(of node: Int, to place: Int) {
        var weight = 0.0
        for (column, counted) in source.columns.enumerated() {
            columns[column].selfSamples[place] += counted.selfSamples[node]
            columns[column].selfValues[place] += counted.selfValues[node]
            weight += counted.selfValues[node]
        }
        if weight > weights[place], ownFrames[place] == nil {
            weights[place] = weight
            models[place] = node
        }
    }

    /// The tree: callers before their callees, siblings by name.
    func tree() -> CallTree {
        let order = order()
        var newNumber = Array(repeating: 0, count: order.count)
        for (number, place) in order.enumerated() { newNumber[place] = number }
        var tree = CallTree(columnCount: columns.count)
        tree.callers = order.map { callers[$0] < 0 ? -1 : newNumber[callers[$0]] }
        tree.frames = order.map { ownFrames[$0] ?? source.frames[models[$0]] }
        if !source.categories.isEmpty {
            tree.categories = order.map { ownFrames[$0] == nil ? source.categories[models[$0]] : .unknown }
        }
        if !source.callerCategories.isEmpty {
            tree.callerCategories = order.map { ownFrames[$0] == nil ? source.callerCategories[models[$0]] : .unknown }
        }
        for column in columns.indices {
            tree.columns[column].selfSamples = order.map { columns[column].selfSamples[$0] }
            tree.columns[column].selfValues = order.map { columns[column].selfValues[$0] }
        }
        return tree
    }

    /// The places in the order of a walk from the root that takes siblings by name, without recursion.
    private func order() -> [Int] {
        var rank = Array(repeating: 0, count: names.count)
        for (number, name) in names.sorted(by: { $0.key < $1.key }).enumerated() { rank[name.value] = number }
        let byName = callers.indices.dropFirst().sorted { rank[nameOfNode[$0]] > rank[nameOfNode[$1]] }
        var callees = Array(repeating: TreeShape.none, count: callers.count)
        var next = callees
        for place in byName {
            next[place] = callees[callers[place]]
            callees[callers[place]] = place
        }
        var order: [Int] = []
        var place = 0
        while true {
            order.append(place)
            if callees[place] != TreeShape.none {
                place = callees[place]
                continue
            }
            while place != 0, next[place] == TreeShape.none { place = callers[place] }
            if place == 0 { return order }
            place = next[place]
        }
    }
}
