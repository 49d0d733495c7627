/// Encodes trees as Pyroscope's documentation describes it, written from the description alone: the other half of what the
/// client decodes.
struct FlameEncoder {
    /// A function and what it calls; one value for each side.
    final class Node {
        let name: String
        var own: [Int64]
        var callees: [Node]

        init(_ name: String, own: [Int64], callees: [Node] = []) {
            self.name = name
            self.own = own
            self.callees = callees
        }

        func total(_ side: Int) -> Int64 { callees.reduce(own[side]) { $0 + $1.total(side) } }
    }

    private var names = ["total"]
    private var levels: [[Int64]] = []
    /// Per level and side, where the bar before ends.
    private var ends: [[Int64]] = []
    private let sides: Int

    /// The answer with one tree, or with two laid over each other.
    static func answer(_ root: Node, sides: Int) -> String {
        var encoder = FlameEncoder(sides: sides)
        encoder.add(root, depth: 0, starts: Array(repeating: 0, count: sides), name: 0)
        let names = encoder.names.map { "\"\($0)\"" }.joined(separator: ",")
        let levels = encoder.levels.map { level in
            "{\"values\":[" + level.map { "\"\($0)\"" }.joined(separator: ",") + "]}"
        }
        let totals = (0..<sides).map(root.total)
        var fields = ["\"names\":[\(names)]", "\"levels\":[\(levels.joined(separator: ","))]"]
        let total = totals.reduce(0, +)
        if total > 0 { fields.append("\"total\":\"\(total)\"") }
        if sides == 2 {
            for (name, value) in zip(["leftTicks", "rightTicks"], totals) where value > 0 {
                fields.append("\"\(name)\":\"\(value)\"")
            }
        }
        return "{\"flamegraph\":{\(fields.joined(separator: ","))}}"
    }

    private init(sides: Int) {
        self.sides = sides
    }

    private mutating func add(_ node: Node, depth: Int, starts: [Int64], name: Int) {
        if depth == levels.count {
            levels.append([])
            ends.append(Array(repeating: 0, count: sides))
        }
        for side in 0..<sides {
            levels[depth] += [starts[side] - ends[depth][side], node.total(side), node.own[side]]
            ends[depth][side] = starts[side] + node.total(side)
        }
        levels[depth].append(Int64(name))
        var starts = zip(starts, node.own).map { $0 + $1 }
        for callee in node.callees {
            let place = names.dropFirst().firstIndex(of: callee.name) ?? names.count
            if place == names.count { names.append(callee.name) }
            add(callee, depth: depth + 1, starts: starts, name: place)
            starts = starts.enumerated().map { $1 + callee.total($0) }
        }
    }
}

extension FlameEncoder.Node {
    /// A tree of a seed: at each node some callees of different names, down to a depth.
    static func random(
        depth: Int,
        sides: Int,
        name: String = "total",
        using generator: inout SeededGenerator
    ) -> FlameEncoder.Node {
        var own = (0..<sides).map { _ in
            Bool.random(using: &generator) ? Int64.random(in: 1...50, using: &generator) : 0
        }
        if name == "total" { own = Array(repeating: 0, count: sides) }
        let names = ["a", "b", "c", "$s4main", "other", "total", "d;e"].shuffled(using: &generator)
        let count = depth == 0 ? 0 : Int.random(in: 0...3, using: &generator)
        let callees = names.prefix(count).map { name in
            random(depth: depth - 1, sides: sides, name: name, using: &generator)
        }
        return FlameEncoder.Node(name, own: own, callees: callees)
    }

    /// What stands on each path of a side.
    func values(_ side: Int, below path: [String] = []) -> [[String]: Int64] {
        var values: [[String]: Int64] = own[side] > 0 ? [path: own[side]] : [:]
        for callee in callees {
            values.merge(callee.values(side, below: path + [callee.name])) { $0 + $1 }
        }
        return values
    }
}
