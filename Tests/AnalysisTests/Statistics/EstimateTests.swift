import Testing

@testable import Analysis

@Suite("Estimate")
struct EstimateTests {
    @Test("mean, variance and interval of a worked example")
    func workedExample() throws {
        // Mean 5, sample variance 2.5, half width t(0.975, 4) * sqrt(2.5 / 5).
        let estimate = try #require(Estimate([3, 4, 5, 6, 7]))
        #expect(estimate.mean == 5)
        #expect(estimate.variance == 2.5)
        #expect(abs(try #require(estimate.halfWidth) - 2.7764451052 * 0.7071067812) < 1e-8)
        #expect(try #require(estimate.interval).contains(5))
    }

    @Test("a single value has no spread")
    func single() throws {
        let estimate = try #require(Estimate([9]))
        #expect(estimate.mean == 9)
        #expect(estimate.variance == nil)
        #expect(estimate.interval == nil)
    }

    @Test("values too large to square have no interval")
    func large() throws {
        let estimate = try #require(Estimate([1e200, 3e200]))
        #expect(estimate.interval == nil)
        #expect(WelchTest(estimate, estimate) == nil)
        #expect(DetectableChange.smallest(estimate, estimate) == nil)
    }

    @Test("nothing has no estimate")
    func empty() {
        #expect(Estimate([]) == nil)
    }
}
