/// The nodes of one side of an encoded flame graph, level by level from the root.
///
/// A level is a row of bars. Each is a group of numbers: how far it begins from the end of the bar before it, its width
/// (total), its own part (self), and, at the end of the group, the place of its name. Where two profiles are encoded
/// together, each side has three numbers of its own. A bar's caller is the one of the level above that lies over it.
/// Source: the doc comment of `pkg/og/structs/flamebearer/flamebearer.go` and `pkg/model/flamegraph{,_diff}.go`, 1.14.1.
struct FlameLevels {
    /// Which numbers of a group belong to a side.
    enum Side {
        case only, left, right

        var offset: Int { self == .right ? 3 : 0 }
        var groupSize: Int { self == .only ? 4 : 7 }
    }

    struct Node {
        /// The index of its caller in the level above.
        var caller: Int
        var total: Int64
        var own: Int64
        var name: Int
    }

    /// Why an encoding cannot be that of a flame graph.
    struct Fault: Error {
        var problem: String
    }

    /// Per level, the nodes wider than nothing; the first level is the root alone, or there are none.
    private(set) var levels: [[Node]] = []

    /// Decodes one side and checks that bars lie within their callers and that all adds up.
    init(_ answer: FlameGraphAnswer, side: Side, total: Int64) throws(Fault) {
        var above: [Bar] = []
        for (depth, values) in answer.levels.enumerated() {
            let bars = try Self.bars(values, side: side, nameCount: answer.names.count)
            if depth == 0 {
                guard bars.count <= 1, bars.first.map({ $0.start == 0 }) ?? true else {
                    throw Fault(problem: "the first level is not one node")
                }
                levels.append(bars.map { Node(caller: 0, total: $0.width, own: $0.own, name: $0.name) })
            } else {
                levels.append(try Self.nodes(bars, below: above))
            }
            above = bars
        }
        guard levels.first?.first?.total ?? 0 == total else {
            throw Fault(problem: "the root is not as wide as the total")
        }
        try checkSums()
    }

    private struct Bar {
        var start: Int64
        var end: Int64
        var own: Int64
        var name: Int

        var width: Int64 { end - start }
    }

    private static func bars(_ values: [Int64], side: Side, nameCount: Int) throws(Fault) -> [Bar] {
        guard values.count % side.groupSize == 0 else { throw Fault(problem: "a level has a node in part") }
        var bars: [Bar] = []
        var position: Int64 = 0
        for group in stride(from: 0, to: values.count, by: side.groupSize) {
            let first = group + side.offset
            let (gap, width, own) = (values[first], values[first + 1], values[first + 2])
            let name = values[group + side.groupSize - 1]
            let (start, startOverflows) = position.addingReportingOverflow(gap)
            let (end, endOverflows) = start.addingReportingOverflow(width)
            guard gap >= 0, own >= 0, own <= width, !startOverflows, !endOverflows else {
                throw Fault(problem: "a node has a negative or impossible width")
            }
            guard name >= 0, name < nameCount else { throw Fault(problem: "a node has no name") }
            position = end
            if width > 0 { bars.append(Bar(start: start, end: end, own: own, name: Int(name))) }
        }
        return bars
    }

    /// Both rows are in order, so one pass finds every caller.
    private static func nodes(_ bars: [Bar], below above: [Bar]) throws(Fault) -> [Node] {
        var nodes: [Node] = []
        nodes.reserveCapacity(bars.count)
        var caller = 0
        for bar in bars {
            while caller < above.count, above[caller].end <= bar.start { caller += 1 }
            guard caller < above.count, above[caller].start <= bar.start, bar.end <= above[caller].end else {
                throw Fault(problem: "a node lies under no other")
            }
            nodes.append(Node(caller: caller, total: bar.width, own: bar.own, name: bar.name))
        }
        return nodes
    }

    /// A node's width is its own part and its callees' widths.
    private func checkSums() throws(Fault) {
        for depth in levels.indices {
            var sums = levels[depth].map(\.own)
            for node in depth + 1 < levels.count ? levels[depth + 1] : [] {
                let (sum, overflows) = sums[node.caller].addingReportingOverflow(node.total)
                guard !overflows else { throw Fault(problem: "a node's parts are more than the whole") }
                sums[node.caller] = sum
            }
            guard sums.elementsEqual(levels[depth].map(\.total)) else {
                throw Fault(problem: "a node's parts are not its whole")
            }
        }
    }
}
