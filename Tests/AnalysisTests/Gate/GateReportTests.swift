import ProfileModel
import Testing

@testable import Analysis

@Suite("Gate")
struct GateReportTests {
    /// Five rounds of 1,000 messages; `hot` has about the given samples of 1,000 ns each, the rest is steady.
    private static func service(hot: Int64, noise: Int64 = 4) -> ServiceProfile {
        var service = Given.service(
            (0..<5).map { [("main;hot", hot + noise * ($0 - 2)), ("main;steady", 1000 + $0 % 2), ("main;rare", 3)] },
            messages: Array(repeating: 1000, count: 5),
            period: 1000
        )
        service.tree.categories = service.tree.frames.map {
            Category(rawValue: $0.name == "hot" ? "serialization" : "rest")
        }
        return service
    }

    private static func verdict(
        _ rule: String,
        from a: Int64,
        to b: Int64,
        noise: Int64 = 4,
        minimumCost: Double = 0
    ) throws -> GateReport.Verdict {
        let comparison = try Given.compare(service(hot: a, noise: noise), service(hot: b, noise: noise))
        return GateReport([try GateRule(rule)], on: comparison, minimumCost: minimumCost).verdict
    }

    @Test("fails when the lower limit passes the threshold")
    func regression() throws {
        #expect(try Self.verdict("function:hot > +10%", from: 1000, to: 1200) == .regression)
        #expect(try Self.verdict("category:serialization > +10%", from: 1000, to: 1200) == .regression)
        #expect(try Self.verdict("total > +3%", from: 1000, to: 1200) == .regression)
        #expect(try Self.verdict("total > +150ns", from: 1000, to: 1200) == .regression)
    }

    @Test("a difference beyond the threshold that noise may have made is inconclusive")
    func inconclusive() throws {
        #expect(try Self.verdict("function:hot > +10%", from: 1000, to: 1120, noise: 80) == .inconclusive)
        #expect(try Self.verdict("function:hot > +10%", from: 1000, to: 1060, noise: 80) == .inconclusive)
        #expect(try Self.verdict("function:rare > +10%", from: 1000, to: 1000) == .inconclusive)
        #expect(try Self.verdict("function:absent > +10%", from: 1000, to: 1000) == .inconclusive)
    }

    @Test("passes when shown not to have become worse by more than is allowed")
    func passed() throws {
        #expect(try Self.verdict("function:hot > +10%", from: 1000, to: 1000) == .passed)
        #expect(try Self.verdict("function:hot > +10%", from: 1000, to: 1030) == .passed)
        #expect(try Self.verdict("total > +200ns", from: 1000, to: 1050) == .passed)
    }

    @Test("an improvement is one beyond the threshold")
    func improvement() throws {
        #expect(try Self.verdict("function:hot > +10%", from: 1000, to: 800) == .improvement)
        #expect(try Self.verdict("total > +50ns", from: 1000, to: 800) == .improvement)
        #expect(try Self.verdict("function:hot > +30%", from: 1000, to: 800) == .passed)
    }

    @Test("a function that is new has passed any share of nothing")
    func newFunction() throws {
        let a = Given.service(Array(repeating: [("main", 1000)], count: 3), messages: [10, 10, 10])
        let b = Given.service(Array(repeating: [("main", 1000), ("new", 100)], count: 3), messages: [10, 10, 10])
        let report = GateReport([try GateRule("function:new > +50%")], on: try Given.compare(a, b))
        #expect(report.verdict == .regression)
    }

    @Test("functions that cost too little on both sides are left out")
    func minimumCost() throws {
        let comparison = try Given.compare(Self.service(hot: 1000), Self.service(hot: 1000))
        let rule = try GateRule("function:* > +10%")
        let all = GateReport([rule], on: comparison)
        #expect(all.verdict == .inconclusive)
        let kept = GateReport([rule], on: comparison, minimumCost: 50)
        #expect(kept.verdict == .passed)
        #expect(kept.results.first?.ignored == 1)
        #expect(kept.results.first?.outcomes.count == 3)
        // A function that is known to cost next to nothing passes; one that is not there says nothing.
        #expect(try Self.verdict("function:rare > +10%", from: 1000, to: 1000, minimumCost: 50) == .passed)
        #expect(try Self.verdict("function:absent > +10%", from: 1000, to: 1000, minimumCost: 50) == .inconclusive)
    }

    @Test("the gravest verdict of all rules counts")
    func order() throws {
        #expect(GateReport.Verdict.regression > .inconclusive)
        #expect(GateReport.Verdict.inconclusive > .improvement)
        #expect(GateReport.Verdict.improvement > .passed)
        let comparison = try Given.compare(Self.service(hot: 1000), Self.service(hot: 1200))
        let report = GateReport(try ["total > +90%", "function:hot > +10%"].map(GateRule.init), on: comparison)
        #expect(report.results.map(\.verdict) == [.passed, .regression])
        #expect(report.verdict == .regression)
        #expect(GateReport([], on: comparison).verdict == .passed)
    }

    @Test("a pattern of many functions blames an innocent one no more often than a single name")
    func manyFunctions() throws {
        var generator = SeededGenerator(state: 81)
        func service() -> ServiceProfile {
            Given.service(
                (0..<4).map { _ in
                    (0..<30).map { ("function \($0)", generator.count(mean: 60, dispersion: 1.5)) }
                },
                messages: [100, 100, 100, 100]
            )
        }
        let rule = try GateRule("function:* > +0%")
        var blamed = 0
        for _ in 0..<100 {
            let report = GateReport([rule], on: try Given.compare(service(), service()))
            if report.verdict == .regression { blamed += 1 }
        }
        // 2.5 expected at most.
        #expect(blamed <= 8)
    }

    @Test("a share of A takes account of A's uncertainty")
    func contrast() {
        // Welch by hand: B - 1.5 A = 60 - 1.5 * 30 = 15 with errors 2 and 1.5 * 4 = 6, so √40; normal for known errors.
        let spread = CostSpread(errorOfA: 4, errorOfB: 2)
        let interval = spread.interval(of: 60, less: 30, times: 1.5, confidence: 0.95)
        let halfWidth = 1.959963984540054 * 40.0.squareRoot()
        #expect(abs(interval.lowerBound - (15 - halfWidth)) < 1e-6)
        #expect(abs(interval.upperBound - (15 + halfWidth)) < 1e-6)
        #expect(CostSpread(errorOfA: 0, errorOfB: 0).interval(of: 3, less: 1, confidence: 0.95) == 2...2)
    }

    @Test("rounds that agree by luck leave the interval that sampling makes")
    func sampling() {
        let spread = CostSpread(
            errorOfA: 0.1,
            errorOfB: 0,
            degreesOfA: 4,
            degreesOfB: 4,
            samplingErrorOfA: 3,
            samplingErrorOfB: 4
        )
        let interval = spread.interval(of: 60, less: 30, confidence: 0.95)
        #expect(abs(interval.upperBound - (30 + 1.959963984540054 * 5)) < 1e-6)
        #expect(abs(spread.samplingProbability(of: 9.79981992270027) - 0.05) < 1e-9)
    }
}
