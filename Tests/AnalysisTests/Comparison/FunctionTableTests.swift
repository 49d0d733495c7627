import Analysis
import ProfileModel
import Testing

@Suite("Function table")
struct FunctionTableTests {
    private static func compare(
        _ a: Given.Stacks,
        _ b: Given.Stacks,
        messages: (Int64, Int64) = (10, 10)
    ) throws -> ProfileComparison {
        try Given.compare(
            Given.service("A", [a], messages: [messages.0]),
            Given.service("B", [b], messages: [messages.1])
        )
    }

    @Test("inclusive cost is compared, where differs by self cost call a risen function shrunk")
    func inclusive() throws {
        let comparison = try Self.compare(UnionTreeTests.a, UnionTreeTests.b)
        let a = try #require(comparison.function("a"))
        #expect(a.total.a == 1.5 && a.total.b == 2)
        #expect(a.total.difference == 0.5 && a.total.relative == 0.25)
        #expect(a.own.a == 0.5 && a.own.b == 0)
        #expect(a.own.relative == -1 && a.own.presence == .onlyA)
        let c = try #require(comparison.function("c"))
        #expect(c.total.relative == -1 && c.total.presence == .onlyA)
        let d = try #require(comparison.function("d"))
        #expect(d.total.relative == 1 && d.total.presence == .onlyB)
        #expect(comparison.whole.a == 2 && comparison.whole.b == 3)
        #expect(comparison.functions.map(\.name) == ["main", "b", "d", "a", "c"])
    }

    @Test("equal work per message is no difference, whatever the number of messages")
    func perMessage() throws {
        let comparison = try Self.compare(UnionTreeTests.a, UnionTreeTests.b, messages: (10, 15))
        #expect(comparison.whole.a == 2 && comparison.whole.b == 2)
        #expect(comparison.whole.relative == 0)
        let b = try #require(comparison.function("b"))
        #expect(b.total.a == 1)
        #expect(abs(b.total.b - 4.0 / 3) < 1e-12)
    }

    @Test("a sample counts once for a function however often the function is on its stack")
    func recursion() throws {
        let comparison = try Self.compare([("main;f;f;g;f", 10), ("main;f", 5)], [("main;g;f;g", 4)])
        let f = try #require(comparison.function("f"))
        #expect(f.total.a == 1.5 && f.total.samplesOfA == 15)
        #expect(f.own.a == 1.5)
        #expect(f.total.b == 0.4)
        let g = try #require(comparison.function("g"))
        #expect(g.total.a == 1 && g.own.a == 0)
        #expect(g.total.b == 0.4 && g.own.b == 0.4)
    }

    @Test("no function costs more than the whole, and own costs sum to it")
    func bounds() throws {
        var generator = SeededGenerator(state: 31)
        for _ in 0..<20 {
            let comparison = try Given.compare(Given.randomService(&generator), Given.randomService(&generator))
            for function in comparison.functions {
                #expect(function.total.a <= comparison.whole.a * (1 + 1e-12))
                #expect(function.own.a <= function.total.a * (1 + 1e-12))
                #expect(function.total.samplesOfB <= comparison.whole.samplesOfB)
            }
            let own = comparison.functions.reduce(0) { $0 + $1.own.b }
            #expect(abs(own - comparison.whole.b) < 1e-9 * comparison.whole.b)
        }
    }

    @Test("functions with fewer than 20 samples on both sides are not tested")
    func fewSamples() throws {
        let a = Given.service(
            [[("x", 6), ("y", 10)], [("x", 7), ("y", 9)], [("x", 6), ("y", 10)]],
            messages: [10, 10, 10]
        )
        let b = Given.service(
            [[("x", 5), ("y", 1)], [("x", 6), ("y", 0)], [("x", 5), ("y", 1)]],
            messages: [10, 10, 10]
        )
        let comparison = try Given.compare(a, b)
        let x = try #require(comparison.function("x"))
        #expect(x.total.finding == .notTested && x.total.probability == nil)
        #expect(x.total.lowerLimit != nil)
        let y = try #require(comparison.function("y"))
        #expect(y.total.finding == .significant)
        let probability = try #require(y.total.probability)
        #expect(try #require(y.total.adjustedProbability) >= probability)
    }

    @Test("rounds that agree by luck do not make a difference real")
    func noSpread() throws {
        // 7 against 8 samples in every round of about 100: chance.
        let a = Given.service(Array(repeating: [("x", 7), ("y", 93)], count: 3), messages: [10, 10, 10])
        let b = Given.service(Array(repeating: [("x", 8), ("y", 92)], count: 3), messages: [10, 10, 10])
        let comparison = try Given.compare(a, b)
        let x = try #require(comparison.function("x"))
        #expect(x.total.finding == .notSignificant)
        #expect(try #require(x.total.lowerLimit) < 0)
        #expect(comparison.whole.probability == 1)
        #expect(comparison.whole.finding == .notSignificant)
    }

    @Test("a function of one side only is tested against nothing")
    func oneSide() throws {
        let a = Given.service([[("x", 100)], [("x", 104)], [("x", 98)]], messages: [10, 10, 10])
        let b = Given.service(
            [[("x", 100), ("new", 30)], [("x", 104), ("new", 33)], [("x", 98), ("new", 28)]],
            messages: [10, 10, 10]
        )
        let new = try #require(Given.compare(a, b).function("new"))
        #expect(new.total.presence == .onlyB)
        #expect(new.total.finding == .significant)
        #expect(try #require(new.total.lowerLimit) > 0)
    }

    @Test("totals and own costs are one family")
    func family() throws {
        var generator = SeededGenerator(state: 33)
        let comparison = try Given.compare(Given.randomService(&generator), Given.randomService(&generator))
        let all = comparison.functions.flatMap { [$0.total, $0.own] }.filter { $0.probability != nil }
        let adjusted = FalseDiscovery.adjusted(all.compactMap(\.probability))
        #expect(!adjusted.isEmpty)
        #expect(all.map(\.adjustedProbability) == adjusted)
    }

    @Test("a function's category is the one with most of its self cost")
    func category() throws {
        var service = Given.service([[("x;f", 10), ("y;f", 7), ("z;f", 8)]], messages: [1])
        // z and y together outweigh x.
        service.tree.categories = service.tree.callers.map { caller in
            guard caller > 0 else { return .unknown }
            return Category(rawValue: service.tree.frames[caller].name == "x" ? "one" : "two")
        }
        #expect(try Given.compare(service, service).function("f")?.category.rawValue == "two")
    }
}
