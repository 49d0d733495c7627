import Analysis
import ProfileModel
import Testing

@Suite("Single round")
struct SingleRoundTests {
    private static func compare(_ a: Given.Stacks, _ b: Given.Stacks, messages: (Int64, Int64)) throws
        -> ProfileComparison
    {
        try Given.compare(
            Given.service("A", [a], messages: [messages.0], period: 10),
            Given.service("B", [b], messages: [messages.1], period: 10)
        )
    }

    @Test("is tested by the binomial with a dispersion of 2, and says so")
    func binomial() throws {
        // Few enough samples that the rounds' variation is of no account: the dispersion is 2.04.
        let comparison = try Self.compare([("x", 61), ("y", 900)], [("x", 40), ("y", 900)], messages: (100, 100))
        let x = try #require(comparison.function("x"))
        #expect(comparison.method == .singleRound)
        let reference = BinomialTest(61, 40, exposureOfA: 1, exposureOfB: 1, dispersion: 2 + 0.0025 * 101 / 2)
        #expect(abs(try #require(x.total.probability) - reference.probability) < 1e-12)
        #expect(
            comparison.warnings.contains {
                $0.hasPrefix("Single round, no replicates") && $0.contains("dispersion of 2.0")
            }
        )
        #expect(comparison.minimumDetectableChange == nil)
    }

    @Test("limits are those of the normal distribution with the assumed variance")
    func limits() throws {
        let comparison = try Self.compare([("x", 100), ("y", 900)], [("x", 64), ("y", 900)], messages: (100, 100))
        let x = try #require(comparison.function("x")?.total)
        // A sample costs 0.1 per message; variances 100 * (2 + 0.25) and 64 * (2 + 0.16).
        let halfWidth = 1.959963984540054 * 0.1 * (225.0 + 138.24).squareRoot()
        #expect(abs(x.difference + 3.6) < 1e-12)
        #expect(abs(try #require(x.lowerLimit) - (-3.6 - halfWidth)) < 1e-6)
        #expect(abs(try #require(x.upperLimit) - (-3.6 + halfWidth)) < 1e-6)
    }

    @Test("messages are taken into account")
    func exposure() throws {
        let comparison = try Self.compare([("x", 100)], [("x", 300)], messages: (100, 300))
        #expect(comparison.whole.difference == 0)
        #expect(try #require(comparison.whole.probability) > 0.9)
    }

    @Test("a function that is only in one profile is found, a rare one is not tested")
    func oneSide() throws {
        let comparison = try Self.compare(
            [("x", 1000)],
            [("x", 1000), ("new", 60), ("rare", 9)],
            messages: (100, 100)
        )
        let new = try #require(comparison.function("new"))
        #expect(new.total.finding == .significant)
        #expect(try #require(new.total.lowerLimit) > 0)
        #expect(comparison.function("rare")?.total.finding == .notTested)
        #expect(comparison.function("x")?.total.finding == .notSignificant)
    }

    @Test("a whole service is not called different for what the next round would undo")
    func wholeService() throws {
        // 4 % of ten thousand samples is four standard deviations of chance, and less than rounds differ by.
        let comparison = try Self.compare([("x", 10_000)], [("x", 10_400)], messages: (100, 100))
        #expect(comparison.verdict == .noDifferenceShown)
        let larger = try Self.compare([("x", 10_000)], [("x", 13_000)], messages: (100, 100))
        #expect(larger.verdict == .slower)
    }

    @Test("one side with a single round is enough for it")
    func mixed() throws {
        let comparison = try Given.compare(
            Given.service([[("x", 100)], [("x", 101)], [("x", 99)]], messages: [10, 10, 10]),
            Given.service([[("x", 300)]], messages: [10])
        )
        #expect(comparison.method == .singleRound)
        #expect(comparison.whole.finding == .significant)
    }

    @Test("without samples nothing is tested")
    func noSamples() throws {
        var service = Given.service([[("x", 100)]], messages: [10])
        service.measurement.period = nil
        service.tree.columns[0].selfSamples = [0, 0]
        let comparison = try Given.compare(service, service)
        #expect(comparison.whole.finding == .notTested)
        #expect(comparison.whole.lowerLimit == nil)
        #expect(comparison.verdict == .notTested)
    }
}
