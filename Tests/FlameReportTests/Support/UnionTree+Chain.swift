import ProfileModel

@testable import Analysis

extension UnionTree {
    /// A stack of so many frames, the root included, each of which costs something on both sides.
    static func chain(_ count: Int) -> UnionTree {
        let one = Array(repeating: 1.0, count: count)
        let totals = (0..<count).map { Double(count - $0) }
        return UnionTree(
            callers: Array(-1..<count - 1),
            frames: Array(repeating: Frame(symbol: "f", module: ""), count: count),
            categories: Array(repeating: .unknown, count: count),
            selfOfA: [0] + one.dropFirst(),
            selfOfB: [0] + one.dropFirst(),
            totalOfA: totals,
            totalOfB: totals
        )
    }
}
