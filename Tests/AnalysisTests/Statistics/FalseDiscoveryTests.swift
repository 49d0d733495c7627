import Testing

@testable import Analysis

@Suite("False discovery rate")
struct FalseDiscoveryTests {
    /// The fifteen probabilities of the example in Benjamini and Hochberg (1995), section 4.1, of which the procedure finds
    /// four at 5 % where Bonferroni's finds three.
    static let published = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590,
        1,
    ]
    /// scipy 1.17: `false_discovery_control(published)`.
    static let adjusted = [
        0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714285714286, 0.06385714285714286, 0.0645, 0.0765, 0.486,
        0.5811818181818181, 0.714875, 0.7532307692307693, 0.8132142857142857, 1,
    ]

    @Test("the published example finds four of fifteen")
    func publishedExample() {
        let adjusted = FalseDiscovery.adjusted(Self.published)
        for (ours, theirs) in zip(adjusted, Self.adjusted) { #expect(abs(ours - theirs) < 1e-12) }
        #expect(adjusted.count { $0 <= 0.05 } == 4)
        #expect(Self.published.count { $0 * 15 <= 0.05 } == 3)
    }

    @Test("the order of the tests does not matter")
    func order() {
        var generator = SeededGenerator(state: 3)
        let order = Self.published.indices.shuffled(using: &generator)
        let adjusted = FalseDiscovery.adjusted(order.map { Self.published[$0] })
        for (place, original) in order.enumerated() { #expect(abs(adjusted[place] - Self.adjusted[original]) < 1e-12) }
    }

    @Test("each test twice finds the same as each once")
    func duplicates() {
        let twice = FalseDiscovery.adjusted(Self.published + Self.published)
        for (place, once) in Self.adjusted.enumerated() {
            #expect(abs(twice[place] - once) < 1e-12)
            #expect(twice[place] == twice[place + 15])
        }
    }

    @Test("nothing, one, and all the same")
    func edges() {
        #expect(FalseDiscovery.adjusted([]).isEmpty)
        #expect(FalseDiscovery.adjusted([0.03]) == [0.03])
        #expect(FalseDiscovery.adjusted([0.2, 0.2, 0.2]) == [0.2, 0.2, 0.2])
    }

    @Test("what was not tested does not count")
    func untested() {
        func change(_ probability: Double?) -> CostChange {
            var change = CostChange(a: 1, b: 2, samplesOfA: 30, samplesOfB: 30)
            change.probability = probability
            return change
        }
        var changes = [change(nil), change(0.02), change(nil), change(0.04)]
        FalseDiscovery.judge(&changes)
        #expect(changes.map(\.finding) == [.notTested, .significant, .notTested, .significant])
        #expect(changes.map(\.adjustedProbability) == [nil, 0.04, nil, 0.04])
    }
}
