import Testing

@testable import Analysis

@Suite("Moments")
struct MomentsTests {
    @Test("a function's samples are binomial, whatever the rounds show")
    func function() throws {
        // 4 samples a round at 10 ns each of 16 a round: a variance of 4 * (1 - 1/4) samples, of the mean a third of it.
        let moments = try #require(Moments([40.0, 40, 40]))
        #expect(moments.squaredError == 0)
        #expect(moments.squaredSamplingError(samples: 12, of: 48) == 100)
    }

    @Test("a whole service's are uncertain by a quarter of a sample squared")
    func whole() throws {
        let moments = try #require(Moments([1000.0, 1000]))
        #expect(moments.squaredSamplingError(samples: 200, of: 200) == 0.25 * 100 / 2)
    }

    @Test("without samples nothing is known")
    func nothing() throws {
        #expect(try #require(Moments([0.0, 0])).squaredSamplingError(samples: 0, of: 100) == 0)
        #expect(try #require(Moments([5.0])).squaredError == nil)
        #expect(Moments([Double]()) == nil)
    }
}
