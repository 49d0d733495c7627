import Analysis
import ProfileModel
import Testing

@Suite("Focus and ignore")
struct FilterTests {
    static let tree = Given.tree([("main;a;b", 10), ("main;a", 5), ("main;c", 3), ("idle", 2)])

    @Test("focus keeps the stacks with a match anywhere")
    func focus() {
        let selected = Self.tree.focused { $0.name == "a" }
        #expect(selected.tree.folded == ["main;a;b": 10, "main;a": 5])
        #expect(selected.outside == [5])
        #expect(selected.outsideShare(of: Self.tree) == 0.25)
        #expect(selected.tree.frames.map(\.name) == ["root", "main", "a", "b"])
    }

    @Test("ignore leaves out the stacks with a match anywhere")
    func ignore() {
        let selected = Self.tree.ignoring { $0.name == "a" }
        #expect(selected.tree.folded == ["main;c": 3, "idle": 2])
        #expect(selected.outside == [15])
    }

    @Test("what matches nothing leaves nothing, or all")
    func nothing() {
        #expect(Self.tree.focused { _ in false }.tree.count == 1)
        #expect(Self.tree.focused { _ in false }.outsideShare(of: Self.tree) == 1)
        #expect(Self.tree.ignoring { _ in false }.tree.folded == Self.tree.folded)
    }

    @Test("what is kept and what is left out are the whole, and complement each other")
    func conservation() {
        var generator = SeededGenerator(state: 5)
        for _ in 0..<30 {
            let tree = Given.randomService(&generator).tree
            let focused = tree.focused { $0.name == "c" }
            let ignored = tree.ignoring { $0.name == "c" }
            let merged = focused.tree.folded.merging(ignored.tree.folded) { $0 + $1 }
            #expect(merged == tree.folded)
            #expect(focused.tree.isInOrder && ignored.tree.isInOrder)
            let kept = ignored.tree.columns.map { $0.selfValues.reduce(0, +) }
            #expect(kept == focused.outside)
        }
    }

    @Test("categories stay with their nodes")
    func categories() {
        var generator = SeededGenerator(state: 6)
        let tree = Given.randomService(&generator).tree.focused { $0.name == "d" }.tree
        for node in 0..<tree.count { #expect(tree.categories[node].rawValue == "of \(tree.frames[node].name)") }
    }

    @Test("a condition is asked once for each different frame")
    func questions() {
        var asked = 0
        _ = Given.tree([("a;b;a;b;a", 1), ("b;a", 1)]).ignoring { _ in
            asked += 1
            return false
        }
        #expect(asked == 2)
    }
}
