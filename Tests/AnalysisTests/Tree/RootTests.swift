import Analysis
import ProfileModel
import Testing

@Suite("New roots")
struct RootTests {
    static let outside = "(outside root)"

    @Test("stacks begin at the match, wherever it was called from, and the rest stays outside")
    func reRooting() {
        let tree = Given.tree([
            ("main;x;work;a", 10), ("main;y;work;b", 5), ("main;y", 3), ("thread;work", 2), ("thread;other", 1),
        ])
        let rooted = tree.reRooted { $0.name == "work" }
        #expect(
            rooted.tree.folded == [
                "work;a": 10, "work;b": 5, "work": 2, "\(Self.outside);main;y": 3, "\(Self.outside);thread;other": 1,
            ]
        )
        #expect(rooted.outside == [4])
        #expect(rooted.tree.isInOrder)
        // main;x leads to nothing outside.
        #expect(!rooted.tree.frames.contains { $0.name == "x" })
    }

    @Test("the outermost match of a stack counts")
    func outermost() {
        let rooted = Given.tree([("main;work;a;work;b", 4)]).reRooted { $0.name == "work" }
        #expect(rooted.tree.folded == ["work;a;work;b": 4])
    }

    @Test("several roots stand side by side")
    func several() {
        let rooted = Given.tree([("main;send;a", 4), ("main;receive;a", 5)])
            .reRooted { ["send", "receive"].contains($0.name) }
        #expect(rooted.tree.folded == ["send;a": 4, "receive;a": 5])
        #expect(rooted.outside == [0])
    }

    @Test("without a match all is outside, the empty stack too")
    func noMatch() {
        let rooted = Given.tree([("main;a", 4), ("", 2)]).reRooted { _ in false }
        #expect(rooted.tree.folded == ["\(Self.outside);main;a": 4, Self.outside: 2])
        #expect(rooted.outside == [6])
    }

    @Test("no cost is lost, whatever the roots")
    func conservation() {
        var generator = SeededGenerator(state: 8)
        for _ in 0..<30 {
            let tree = Given.randomService(&generator).tree
            let rooted = tree.reRooted { $0.name == "b" || $0.name == "e" }
            #expect(rooted.tree.isInOrder)
            for (column, original) in zip(rooted.tree.columns, tree.columns) {
                #expect(column.selfValues.reduce(0, +) == original.selfValues.reduce(0, +))
                #expect(column.selfSamples.reduce(0, +) == original.selfSamples.reduce(0, +))
            }
            let names = Set(
                (1..<rooted.tree.count).filter { rooted.tree.callers[$0] == 0 }.map { rooted.tree.frames[$0].name }
            )
            #expect(names.isSubset(of: ["b", "e", Self.outside]))
        }
    }

    @Test("nodes that become one have the category of the largest")
    func categories() {
        var tree = Given.tree([("x;work", 1), ("y;work", 9), ("z;work", 3)])
        tree.categories = tree.callers.map { Category(rawValue: $0 < 1 ? "none" : tree.frames[$0].name) }
        let rooted = tree.reRooted { $0.name == "work" }.tree
        #expect(rooted.categories.map(\.rawValue) == ["none", "y"])
    }

    @Test("takes stacks of a hundred thousand frames")
    func depth() {
        let deep = Given.tree([(Array(repeating: "again", count: 100_000).joined(separator: ";"), 1)])
        #expect(deep.reRooted { $0.name == "again" }.tree.count == 100_001)
        #expect(deep.focused { $0.name == "again" }.tree.count == 100_001)
    }
}
