public import ProfileModel

/// A tree in which stacks that were cut short hang where they must belong.
public struct AnchoredTree: Sendable {
    /// The tree.
    public var tree: CallTree
    /// Samples whose stack does not reach a root and was hung below one.
    public var anchoredSamples: Double
}

extension CallTree {
    /// The frame that stands for the callers that are missing between an anchor and a stack that was cut short.
    public static let missingCallers = Frame(symbol: "(callers not unwound)", module: "")

    /// Hangs stacks that were cut short below what all whole stacks with the same outermost function have in common.
    ///
    /// An unwinder that stops early, for instance between a function's last two instructions, leaves the innermost few
    /// frames. Where every whole stack on which the outermost of them stands, anywhere, begins with the same callers, so must
    /// this one: it is hung below those, with `missingCallers` in between. Nothing is guessed beyond that, and a stack whose
    /// function is on no whole stack stays where it is.
    ///
    /// - Parameter isRooted: Per node, whether the stack that ends there reaches the start of a process or a thread.
    /// - Returns: The tree with such stacks moved, and how many samples they are.
    public func anchored(isRooted: [Bool]) -> AnchoredTree {
        precondition(isRooted.count == count, "every node is rooted or not")
        let anchors = anchors(isRooted)
        guard !anchors.isEmpty else { return AnchoredTree(tree: self, anchoredSamples: 0) }
        var assembly = TreeAssembly(self)
        var places = Array(repeating: 0, count: count)
        var isMoved = Array(repeating: false, count: count)
        var moved = 0.0
        // What stays is placed first: anchors can come after what is hung below them.
        for node in 1..<count {
            isMoved[node] = isMoved[callers[node]] || anchors[node] != nil
            if !isMoved[node] { places[node] = assembly.place(node, under: places[callers[node]]) }
        }
        for node in 1..<count where isMoved[node] {
            var caller = places[callers[node]]
            if let anchor = anchors[node] { caller = assembly.place(Self.missingCallers, under: places[anchor]) }
            places[node] = assembly.place(node, under: caller)
            for column in columns { moved += column.selfSamples[node] }
        }
        for node in 0..<count { assembly.moveSelf(of: node, to: places[node]) }
        return AnchoredTree(tree: assembly.tree(), anchoredSamples: moved)
    }

    /// Per outermost node of a stack that was cut short: the node that all whole stacks with that function have in common.
    private func anchors(_ isRooted: [Bool]) -> [Int: Int] {
        var cutShort: [String: Int] = [:]
        for node in 1..<max(count, 1) where callers[node] == 0 && !isRooted[node] { cutShort[frames[node].name] = node }
        guard !cutShort.isEmpty else { return [:] }
        let depths = depths
        var common: [Int: Int] = [:]
        for node in 1..<count where isRooted[node] {
            guard let top = cutShort[frames[node].name] else { continue }
            common[top] = common[top].map { lowestCommonCaller($0, callers[node], depths) } ?? callers[node]
        }
        return common.filter { $0.value != 0 }
    }

    private var depths: [Int] {
        var depths = Array(repeating: 0, count: count)
        for node in 1..<max(count, 1) { depths[node] = depths[callers[node]] + 1 }
        return depths
    }

    private func lowestCommonCaller(_ first: Int, _ second: Int, _ depths: [Int]) -> Int {
        var (first, second) = (first, second)
        while first != second {
            if depths[first] >= depths[second] { first = callers[first] } else { second = callers[second] }
        }
        return first
    }
}
