import Analysis
import ProfileModel

/// How the page gets a comparison's merged tree: from the two services' trees, which it has anyway, or as it is.
struct TreeDerivation {
    /// Whether the merged tree is that of the whole trees without the dropped starts. It is not where a part was compared.
    let isOfWholeTrees: Bool
    /// The nodes of A's and of B's tree that were dropped.
    let elidedNodes: [[Int]]

    init(_ comparison: ReportDocument.Comparison, in document: ReportDocument) {
        let sides = [comparison.a, comparison.b].map { document.services[$0].profile }
        let names = Set(comparison.result.elidedFrames)
        elidedNodes = sides.map { side in
            StartFrames.usual.starts(of: side.tree).filter { names.contains(side.tree.frames[$0].name) }
        }
        isOfWholeTrees = Self.union(sides[0], sides[1], isElided: !names.isEmpty) == comparison.result.tree
    }

    private static func union(_ a: ServiceProfile, _ b: ServiceProfile, isElided: Bool) -> UnionTree? {
        guard let scaleOfA = MessageScale(a), let scaleOfB = MessageScale(b) else { return nil }
        guard isElided else { return UnionTree(a.tree, b.tree, scaleOfA: scaleOfA, scaleOfB: scaleOfB) }
        let aligned = StartFrames.usual.eliding(a.tree, b.tree)
        return UnionTree(aligned.a, aligned.b, scaleOfA: scaleOfA, scaleOfB: scaleOfB)
    }
}
