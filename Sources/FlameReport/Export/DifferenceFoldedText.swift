public import Analysis
import ProfileModel

/// A difference as folded stacks with two columns, the form of FlameGraph's `difffolded.pl`: `frame;frame A B` a line.
///
/// The figures are CPU nanoseconds (or what the profiles are measured in) per 1,000,000 messages, rounded: whole
/// numbers, as readers of the form expect, in which a cost of a millinanosecond per message still counts.
public struct DifferenceFoldedText: Sendable {
    /// For how many messages the figures stand.
    public static let messages = 1_000_000.0

    private let tree: UnionTree

    /// Describes a difference.
    public init(_ tree: UnionTree) {
        self.tree = tree
    }

    /// The lines, in UTF-8; the first is a comment that says what the figures are.
    public func make() -> [UInt8] {
        var text = Array("# stack, A, B: CPU nanoseconds per 1,000,000 messages\n".utf8)
        let names = tree.frames.map { FoldedName.escape($0.name) }
        let depths = depths()
        for node in 0..<tree.count {
            let a = WholeCost.rounded(tree.selfOfA[node])
            let b = WholeCost.rounded(tree.selfOfB[node])
            guard a > 0 || b > 0 else { continue }
            appendStack(of: node, depth: depths[node], names, to: &text)
            text += " \(a) \(b)\n".utf8
        }
        return text
    }

    /// Frames further from the root are left out of a line, their cost is not: a hostile profile could otherwise make
    /// lines whose length grows with the square of its own.
    private static let deepestStack = 1024

    private func depths() -> [Int] {
        var depths = Array(repeating: 0, count: tree.count)
        for node in depths.indices.dropFirst() { depths[node] = depths[tree.callers[node]] + 1 }
        return depths
    }

    private func appendStack(of node: Int, depth: Int, _ names: [[UInt8]], to text: inout [UInt8]) {
        guard node > 0 else {
            // What was measured without any frame.
            text += "[unknown]".utf8
            return
        }
        var path: [Int] = []
        var node = node
        var depth = depth
        let isCut = depth > Self.deepestStack
        while node > 0 {
            if depth <= Self.deepestStack { path.append(node) }
            node = tree.callers[node]
            depth -= 1
        }
        for (index, node) in path.reversed().enumerated() {
            if index > 0 { text.append(UInt8(ascii: ";")) }
            text += names[node]
        }
        if isCut { text += ";[deeper]".utf8 }
    }
}

/// Costs as whole numbers.
enum WholeCost {
    /// The cost of a million messages; 0 for what is negative or no number, the largest number for what is too large.
    static func rounded(_ cost: Double) -> Int64 {
        let scaled = (cost * DifferenceFoldedText.messages).rounded()
        guard scaled > 0 else { return 0 }
        return scaled < 9e18 ? Int64(scaled) : .max
    }
}
