import ProfileModel
import Testing

@testable import Analysis

@Suite("Union tree")
struct UnionTreeTests {
    /// The stacks that published differs of flame graphs were tried on, in samples of one unit.
    static let a: Given.Stacks = [("main;a;b", 10), ("main;a", 5), ("main;c", 5)]
    static let b: Given.Stacks = [("main;a;b", 20), ("main;d", 10)]

    static func union(_ a: ServiceProfile, _ b: ServiceProfile) throws -> UnionTree {
        let scaleOfA = try #require(MessageScale(a))
        let scaleOfB = try #require(MessageScale(b))
        return UnionTree(a.tree, b.tree, scaleOfA: scaleOfA, scaleOfB: scaleOfB)
    }

    @Test("puts a zero node where a side has none")
    func zeros() throws {
        let union = try Self.union(
            Given.service([Self.a], messages: [10]),
            Given.service([Self.b], messages: [10])
        )
        #expect(union.frames.map(\.name) == ["root", "main", "a", "b", "c", "d"])
        #expect(union.callers == [-1, 0, 1, 2, 1, 1])
        #expect(union.totalOfA == [2, 2, 1.5, 1, 0.5, 0])
        #expect(union.totalOfB == [3, 3, 2, 2, 0, 1])
        #expect(union.selfOfA == [0, 0, 0.5, 1, 0.5, 0])
        #expect(union.selfOfB == [0, 0, 0, 2, 0, 1])
    }

    @Test("equal work per message is equal, whatever the number of messages")
    func perMessage() throws {
        let union = try Self.union(
            Given.service([Self.a], messages: [10]),
            Given.service([Self.b], messages: [15])
        )
        #expect(abs(union.totalOfA[0] - 2) < 1e-12)
        #expect(abs(union.totalOfB[0] - 2) < 1e-12)
        #expect(union.totalOfA[3] == 1)
        #expect(abs(union.totalOfB[3] - 4.0 / 3) < 1e-12)
    }

    @Test("costs are means over rounds, each by its own messages")
    func rounds() throws {
        let service = Given.service([[("a", 10)], [("a", 90)]], messages: [10, 30])
        #expect(try Self.union(service, service).totalOfA == [2, 2])
    }

    @Test("the union of B and A mirrors that of A and B")
    func mirror() throws {
        var generator = SeededGenerator(state: 21)
        for _ in 0..<30 {
            let a = Given.randomService(&generator)
            let b = Given.randomService(&generator, rounds: 2, messages: 70)
            let forward = try Self.union(a, b)
            let backward = try Self.union(b, a)
            #expect(forward.callers == backward.callers)
            #expect(forward.frames.map(\.name) == backward.frames.map(\.name))
            #expect(forward.selfOfA == backward.selfOfB && forward.selfOfB == backward.selfOfA)
            #expect(forward.totalOfA == backward.totalOfB && forward.totalOfB == backward.totalOfA)
            #expect(forward.alignment == backward.alignment)
        }
    }

    @Test("self costs sum to the root's total on both sides, and every path is there once")
    func conservation() throws {
        var generator = SeededGenerator(state: 22)
        for _ in 0..<30 {
            let a = Given.randomService(&generator)
            let b = Given.randomService(&generator)
            let union = try Self.union(a, b)
            #expect(abs(union.selfOfA.reduce(0, +) - union.totalOfA[0]) < 1e-9 * union.totalOfA[0])
            #expect(abs(union.selfOfB.reduce(0, +) - union.totalOfB[0]) < 1e-9 * union.totalOfB[0])
            #expect(abs(union.totalOfA[0] - (try #require(a.cost)).mean) < 1e-9 * union.totalOfA[0])
            let tree = UnionTreeTests.plain(union)
            #expect(tree.isInOrder)
            #expect(Set(tree.folded.keys) == Set(a.tree.folded.keys).union(b.tree.folded.keys))
        }
    }

    @Test("a tree with itself has its own shape")
    func identity() throws {
        var generator = SeededGenerator(state: 23)
        let service = Given.randomService(&generator)
        let union = try Self.union(service, service)
        #expect(union.callers == service.tree.callers)
        #expect(union.frames == service.tree.frames)
        #expect(union.categories == service.tree.categories)
        #expect(union.selfOfA == union.selfOfB)
        #expect(union.alignment == 1)
    }

    @Test("takes stacks of a hundred thousand frames")
    func depth() throws {
        let deep = Given.service(
            [[(Array(repeating: "again", count: 100_000).joined(separator: ";"), 1)]],
            messages: [1]
        )
        let union = try Self.union(deep, Given.service([[("other", 1)]], messages: [1]))
        #expect(union.count == 100_002)
    }

    @Test("alignment is the share of cost on paths that both sides have")
    func alignment() throws {
        // Shared paths: main, main;a and main;a;b with 15 of A's 20 and 20 of B's 30 samples.
        let union = try Self.union(
            Given.service([Self.a], messages: [10]),
            Given.service([Self.b], messages: [10])
        )
        #expect(abs(union.alignment - 35.0 / 50) < 1e-12)
        let apart = try Self.union(
            Given.service([[("x", 1)]], messages: [1]),
            Given.service([[("y", 1)]], messages: [1])
        )
        #expect(apart.alignment == 0)
    }

    /// A union as a plain tree, with the costs of both sides together.
    private static func plain(_ union: UnionTree) -> CallTree {
        var tree = CallTree(columnCount: 1)
        tree.callers = union.callers
        tree.frames = union.frames
        tree.columns[0].selfValues = zip(union.selfOfA, union.selfOfB).map { $0 + $1 }
        tree.columns[0].selfSamples = tree.columns[0].selfValues
        return tree
    }
}
