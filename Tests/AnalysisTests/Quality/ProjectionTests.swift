import Analysis
import Testing

@Suite("Projection")
struct ProjectionTests {
    @Test("cores are cost times rate, with the interval")
    func cores() throws {
        let cost = try #require(Estimate([9_000, 10_000, 11_000]))
        let projection = try #require(Projection(of: cost, at: 500_000))
        #expect(projection.cores == 5)
        // t(0.975, 2) * 1000 / sqrt(3) = 2484.1
        #expect(abs(try #require(projection.lowerLimit) - 5 * (1 - 0.24841377)) < 1e-6)
        #expect(abs(try #require(projection.upperLimit) - 5 * (1 + 0.24841377)) < 1e-6)
    }

    @Test("a single round has no interval, and a wide one ends at nothing")
    func edges() throws {
        let alone = try #require(Estimate([10]))
        let single = try #require(Projection(of: alone, at: 1))
        #expect(single.cores == 1e-8 && single.lowerLimit == nil && single.upperLimit == nil)
        let wide = try #require(Estimate([1, 100]))
        #expect(try #require(Projection(of: wide, at: 1)).lowerLimit == 0)
    }

    @Test("a rate is a positive number", arguments: [0, -1, .infinity, .nan])
    func rates(rate: Double) throws {
        #expect(Projection(of: try #require(Estimate([10])), at: rate) == nil)
    }
}
