import Testing
import Units

@testable import Analysis

@Suite("Cost difference")
struct CostDifferenceTests {
    private func costs(_ values: [Double]) -> [CostPerMessage] { values.map(CostPerMessage.init(rawValue:)) }

    @Test("a clear difference is named by its direction")
    func direction() throws {
        let cheap = costs([100, 102, 99, 101, 100])
        let dear = costs([150, 149, 152, 151, 150])
        #expect(try #require(CostDifference(dear, cheap)).verdict == .faster)
        #expect(try #require(CostDifference(cheap, dear)).verdict == .slower)
    }

    @Test("a difference within the noise is not claimed")
    func noise() throws {
        let a = costs([100, 130, 90, 120, 95])
        let b = costs([104, 125, 99, 110, 101])
        #expect(try #require(CostDifference(a, b)).verdict == .noDifferenceShown)
    }

    @Test("a single round is not tested, and says so")
    func singleRound() throws {
        let difference = try #require(CostDifference(costs([100]), costs([50])))
        #expect(difference.verdict == .notTested)
        #expect(difference.relative == -0.5)
    }

    @Test("no round, no comparison")
    func empty() {
        #expect(CostDifference([], costs([1])) == nil)
    }

    @Test("A against A is called different in about 5 % of the cases")
    func falsePositives() throws {
        var generator = SeededGenerator(state: 42)
        var claims = 0
        let trials = 2000
        for _ in 0..<trials {
            func rounds() -> [CostPerMessage] {
                // Twelve uniform numbers summed are close to normal.
                costs(
                    (0..<5).map { _ in
                        1000 + 20 * ((0..<12).reduce(-6.0) { sum, _ in sum + .random(in: 0...1, using: &generator) })
                    }
                )
            }
            let difference = try #require(CostDifference(rounds(), rounds()))
            if difference.verdict != .noDifferenceShown { claims += 1 }
        }
        #expect(claims > trials / 100)
        #expect(claims < trials * 7 / 100)
    }

    @Test("the relative difference is in proportion to A")
    func relative() throws {
        #expect(try #require(CostDifference(costs([5, 5]), costs([0, 0]))).relative == -1)
        #expect(try #require(CostDifference(costs([2]), costs([5]))).relative == 1.5)
        #expect(try #require(CostDifference(costs([0]), costs([5]))).relative == nil)
    }
}
