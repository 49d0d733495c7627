import Testing

@testable import Analysis

@Suite("Welch's test")
struct WelchTestTests {
    /// The third worked example of the literature's usual set (unequal sizes, the larger sample varies more):
    /// t = 2.22, 24.5 degrees of freedom, P = 0.036; further digits from an independent implementation.
    static let a = [19.8, 20.4, 19.6, 17.8, 18.5, 18.9, 18.3, 18.9, 19.5, 22.0]
    static let b = [
        28.2, 26.6, 20.1, 23.3, 25.2, 22.1, 17.7, 27.6, 20.6, 13.7, 23.2, 17.5, 20.6, 18.0, 23.9, 21.6, 24.3, 20.4,
        24.0, 13.2,
    ]

    private func welch(_ a: [Double], _ b: [Double]) throws -> WelchTest {
        let a = try #require(Estimate(a))
        let b = try #require(Estimate(b))
        return try #require(WelchTest(a, b))
    }

    @Test("a published example comes out")
    func publishedExample() throws {
        let test = try welch(Self.a, Self.b)
        #expect(abs(test.statistic - 2.2192409158) < 1e-9)
        #expect(abs(test.degreesOfFreedom - 24.496223124) < 1e-8)
        #expect(abs(test.probability - 0.03597227103) < 1e-9)
        #expect(abs(test.lowerLimit - 0.1576064645) < 1e-8)
        #expect(abs(test.upperLimit - 4.2823935355) < 1e-8)
    }

    /// The sleep data of "Student", "The probable error of a mean", Biometrika 6 (1908), as two samples; the figures are
    /// those of scipy 1.17: `ttest_ind(b, a, equal_var=False)`.
    @Test("Student's sleep data come out as elsewhere")
    func sleepData() throws {
        let test = try welch(
            [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0],
            [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
        )
        #expect(abs(test.statistic - 1.8608134674868526) < 1e-12)
        #expect(abs(test.degreesOfFreedom - 17.776473516178488) < 1e-10)
        #expect(abs(test.probability - 0.0793941401873583) < 1e-12)
        #expect(abs(test.lowerLimit + 0.20548323071171137) < 1e-9)
        #expect(abs(test.upperLimit - 3.3654832307117104) < 1e-9)
    }

    @Test("a side known for certain leaves the other one's degrees of freedom")
    func certainSide() {
        #expect(WelchTest.degreesOfFreedom((4, 3), (0, 7)) == 3)
        #expect(WelchTest.degreesOfFreedom((1, .infinity), (1, .infinity)) == .infinity)
        #expect(WelchTest.degreesOfFreedom((1, 8), (1, 8)) == 16)
    }

    @Test("swapping the sides turns the sign and nothing else")
    func antisymmetry() throws {
        let forward = try welch(Self.a, Self.b)
        let backward = try welch(Self.b, Self.a)
        #expect(forward.difference == -backward.difference)
        #expect(abs(forward.probability - backward.probability) < 1e-14)
        #expect(abs(forward.lowerLimit + backward.upperLimit) < 1e-12)
    }

    @Test("a single round cannot be tested")
    func singleRound() throws {
        let single = try #require(Estimate([1]))
        let pair = try #require(Estimate([1, 2]))
        #expect(WelchTest(single, pair) == nil)
    }

    @Test("sides without any spread are told apart exactly")
    func noSpread() throws {
        let same = try welch([3, 3], [3, 3])
        #expect(same.probability == 1)
        let other = try welch([3, 3], [4, 4])
        #expect(other.probability == 0)
        #expect(other.difference == 1)
    }

    @Test("the interval excludes zero exactly when the probability is below 5 %")
    func intervalAgreesWithProbability() throws {
        var generator = SeededGenerator(state: 7)
        for _ in 0..<200 {
            let shift = Double.random(in: 0...3, using: &generator)
            let a = (0..<5).map { _ in Double.random(in: 0...2, using: &generator) }
            let b = (0..<6).map { _ in Double.random(in: 0...3, using: &generator) + shift }
            let test = try welch(a, b)
            #expect((test.lowerLimit > 0 || test.upperLimit < 0) == (test.probability < 0.05))
        }
    }
}
