import Analysis
import ProfileModel
import Units

/// How long it takes to lay two large profiles side by side.
///
///     union-tree    prints one line of JSON: the nodes of both trees and of their union, seconds for the union alone, and for
///                   a whole comparison of five rounds with some ten thousand functions; each the best of five
@main
struct UnionTreeCommand {
    static func main() throws {
        let a = SyntheticService(seed: 1, nodes: 100_000, rounds: 5).profile
        let b = SyntheticService(seed: 2, nodes: 100_000, rounds: 5).profile
        guard let scaleOfA = MessageScale(a), let scaleOfB = MessageScale(b) else { return }
        var unionNodes = 0
        let union = bestOfFive {
            unionNodes = UnionTree(a.tree, b.tree, scaleOfA: scaleOfA, scaleOfB: scaleOfB).count
        }
        var functions = 0
        let quality = ProfileQuality(a, rooted: 1, unnamed: 0)
        let comparison = try bestOfFive {
            functions =
                try ProfileComparison.compare(a: a, b: b, qualityOfA: quality, qualityOfB: quality).functions.count
        }
        print(
            "{\"nodesOfA\": \(a.tree.count), \"nodesOfB\": \(b.tree.count), \"nodesOfUnion\": \(unionNodes), "
                + "\"functions\": \(functions), \"rounds\": \(a.rounds.count), "
                + "\"unionSeconds\": \(union), \"comparisonSeconds\": \(comparison)}"
        )
    }

    private static func bestOfFive(_ work: () throws -> Void) rethrows -> Double {
        var best = Double.infinity
        for _ in 0..<5 {
            let start = ContinuousClock.now
            try work()
            best = min(best, Nanoseconds(ContinuousClock.now - start).seconds)
        }
        return best
    }
}
