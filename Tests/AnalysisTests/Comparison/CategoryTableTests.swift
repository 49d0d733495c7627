import Analysis
import ProfileModel
import Testing

@Suite("Categories")
struct CategoryTableTests {
    @Test("both views sum to the whole on both sides")
    func sums() throws {
        var generator = SeededGenerator(state: 41)
        for _ in 0..<20 {
            let comparison = try Given.compare(Given.randomService(&generator), Given.randomService(&generator))
            for view in [comparison.categories, comparison.callerCategories] {
                #expect(view.reduce(0) { $0 + $1.change.samplesOfA } == comparison.whole.samplesOfA)
                #expect(view.reduce(0) { $0 + $1.change.samplesOfB } == comparison.whole.samplesOfB)
                let a = view.reduce(0) { $0 + $1.change.a }
                let b = view.reduce(0) { $0 + $1.change.b }
                #expect(abs(a - comparison.whole.a) < 1e-12 * comparison.whole.a)
                #expect(abs(b - comparison.whole.b) < 1e-12 * comparison.whole.b)
            }
        }
    }

    @Test("each view is a family of its own")
    func families() throws {
        var generator = SeededGenerator(state: 42)
        let comparison = try Given.compare(Given.randomService(&generator), Given.randomService(&generator))
        for view in [comparison.categories, comparison.callerCategories] {
            let tested = view.map(\.change).filter { $0.probability != nil }
            #expect(tested.map(\.adjustedProbability) == FalseDiscovery.adjusted(tested.compactMap(\.probability)))
        }
    }

    @Test("a category that a side lacks costs nothing there")
    func oneSide() throws {
        var a = Given.service([[("x", 100)], [("x", 90)]], messages: [10, 10])
        var b = Given.service([[("y", 50)], [("y", 60)]], messages: [10, 10])
        a.tree.categories = a.tree.frames.map { Category(rawValue: $0.name) }
        b.tree.categories = b.tree.frames.map { Category(rawValue: $0.name) }
        let comparison = try Given.compare(a, b)
        #expect(comparison.categories.map(\.category.rawValue) == ["x", "y"])
        #expect(comparison.categories.map(\.change.presence) == [.onlyA, .onlyB])
    }

    @Test("without rules all is unknown")
    func noRules() throws {
        let service = Given.service([[("x", 100)]], messages: [10])
        #expect(try Given.compare(service, service).categories.map(\.category) == [.unknown])
    }

    @Test("a new root moves no cost to another category or function")
    func root() throws {
        var generator = SeededGenerator(state: 43)
        let (a, b) = (Given.randomService(&generator), Given.randomService(&generator))
        let rooted = try Given.compare(a, b, ComparisonOptions(root: { $0.name == "c" }))
        let plain = try Given.compare(a, b)
        #expect(rooted.callerCategories == plain.callerCategories)
        #expect(rooted.functions == plain.functions)
        #expect(rooted.whole == plain.whole)
        #expect(rooted.tree != plain.tree)
    }
}
