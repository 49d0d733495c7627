import Analysis
import Testing

/// Services of 60 functions whose samples scatter more than by chance, and whose rounds differ as wholes.
@Suite("False findings")
struct FalseFindingsTests {
    private static let functionCount = 60

    /// A service in which one function may take more.
    private static func service(
        _ generator: inout SeededGenerator,
        rounds: Int,
        samples: Double = 600,
        slowed: Int? = nil
    ) -> ServiceProfile {
        let stacks = (0..<rounds).map { _ -> Given.Stacks in
            let round = 1 + 0.03 * generator.normal()
            return (0..<functionCount).map { function in
                // From a few samples to some hundreds, as functions are.
                let mean = 4 + samples / Double(function + 1)
                let slow = function == slowed ? 1.2 : 1
                let count = generator.count(mean: mean * slow * round, dispersion: 1.5)
                return ("main;group \(function % 4);function \(function)", count)
            }
        }
        return Given.service("service", stacks, messages: Array(repeating: 1000, count: rounds), period: 1_000_000)
    }

    @Test("A against A finds something in at most 5 % of comparisons", arguments: [2, 3, 5])
    func equalServices(rounds: Int) throws {
        var generator = SeededGenerator(state: 61)
        let trials = 150
        var comparisonsWithFindings = 0
        var tested = 0
        var belowLevel = 0
        for _ in 0..<trials {
            let comparison = try Given.compare(
                Self.service(&generator, rounds: rounds),
                Self.service(&generator, rounds: rounds)
            )
            let changes = comparison.functions.flatMap { [$0.total, $0.own] }
            if changes.contains(where: { $0.finding == .significant }) { comparisonsWithFindings += 1 }
            tested += changes.count { $0.probability != nil }
            belowLevel += changes.count { $0.probability.map { $0 < 0.05 } ?? false }
        }
        // 7.5 expected at most; 15 is more than 2.7 standard deviations above.
        #expect(comparisonsWithFindings <= 15)
        // One by one the tests keep their level too.
        #expect(tested > trials * 60)
        #expect(Double(belowLevel) / Double(tested) < 0.055)
        #expect(Double(belowLevel) / Double(tested) > 0.005)
    }

    @Test("a single round of A against A keeps to the level by its assumption")
    func singleRound() throws {
        var generator = SeededGenerator(state: 62)
        var comparisonsWithFindings = 0
        for _ in 0..<150 {
            let comparison = try Given.compare(Self.service(&generator, rounds: 1), Self.service(&generator, rounds: 1))
            if comparison.functions.contains(where: {
                $0.total.finding == .significant || $0.own.finding == .significant
            }) {
                comparisonsWithFindings += 1
            }
        }
        #expect(comparisonsWithFindings <= 15)
    }

    @Test("20 % more in one function is found, in that function")
    func slowedFunction() throws {
        var generator = SeededGenerator(state: 63)
        var found = 0
        for _ in 0..<40 {
            let comparison = try Given.compare(
                Self.service(&generator, rounds: 5, samples: 3000),
                Self.service(&generator, rounds: 5, samples: 3000, slowed: 0)
            )
            let own = comparison.significantFunctions(by: .own, atMost: 5)
            if own.first?.name == "function 0" { found += 1 }
        }
        #expect(found >= 28)
    }
}
