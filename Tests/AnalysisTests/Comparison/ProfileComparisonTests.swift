import Analysis
import ProfileModel
import Testing
import Units

@Suite("Profile comparison")
struct ProfileComparisonTests {
    @Test("a profile against itself is neutral throughout")
    func neutral() throws {
        var generator = SeededGenerator(state: 51)
        let service = Given.randomService(&generator)
        let comparison = try Given.compare(service, service)
        let changes =
            comparison.functions.flatMap { [$0.total, $0.own] } + comparison.categories.map(\.change)
            + comparison.callerCategories.map(\.change) + [comparison.whole]
        for change in changes {
            #expect(change.difference == 0 && change.relative == 0)
            #expect(change.finding != .significant)
            #expect(change.probability ?? 1 == 1)
        }
        #expect(comparison.verdict == .noDifferenceShown)
        #expect(comparison.alignment == 1)
        #expect(comparison.significantFunctions(by: .total, atMost: 10).isEmpty)
        #expect(comparison.explainedShare(by: comparison.functions) == nil)
    }

    @Test("swapping the sides turns the signs and nothing else")
    func symmetry() throws {
        var generator = SeededGenerator(state: 52)
        let (a, b) = (Given.randomService(&generator), Given.randomService(&generator, rounds: 5, messages: 60))
        let forward = try Given.compare(a, b)
        let backward = try Given.compare(b, a)
        #expect(forward.functions.map(\.name) == backward.functions.map(\.name))
        for (one, other) in zip(forward.functions, backward.functions) {
            #expect(one.total.difference == -other.total.difference)
            #expect(one.total.finding == other.total.finding)
            let lower = try #require(one.own.lowerLimit)
            let upper = try #require(other.own.upperLimit)
            #expect(abs(lower + upper) < 1e-9)
        }
        #expect(forward.whole.difference == -backward.whole.difference)
    }

    @Test("twice the work for twice the messages is the same cost")
    func scaling() throws {
        var generator = SeededGenerator(state: 53)
        let (a, b) = (Given.randomService(&generator), Given.randomService(&generator))
        var scaled = a
        for column in scaled.tree.columns.indices {
            scaled.tree.columns[column].selfValues = scaled.tree.columns[column].selfValues.map { $0 * 4 }
            scaled.rounds[column].messages = a.rounds[column].messages.map { MessageCount($0.rawValue * 4) }
        }
        let plain = try Given.compare(a, b)
        let other = try Given.compare(scaled, b)
        #expect(plain.functions == other.functions)
        #expect(plain.categories == other.categories)
        #expect(plain.tree == other.tree)
        #expect(plain.whole == other.whole)
    }

    @Test("the sides state rounds, messages, samples and the operating system's account")
    func sides() throws {
        var service = Given.service("json", [[("x", 100)], [("x", 110)]], messages: [10, 10], period: 7)
        service.rounds[0].userCPU = Nanoseconds(500)
        service.rounds[0].systemCPU = Nanoseconds(250)
        service.rounds[1].userCPU = Nanoseconds(600)
        service.rounds[1].systemCPU = Nanoseconds(200)
        let side = try Given.compare(service, service).a
        #expect(side.name == "json" && side.rounds == 2)
        #expect(side.messages == 20 && side.samples == 210)
        #expect(side.cost.mean == 73.5)
        #expect(side.accountedCost?.mean == 77.5)
        service.measurement.includesKernel = false
        #expect(try Given.compare(service, service).a.accountedCost?.mean == 55)
        service.rounds[1].userCPU = nil
        #expect(try Given.compare(service, service).a.accountedCost == nil)
    }

    @Test("filters change every figure and are reported")
    func filters() throws {
        let a = Given.service("A", [[("main;x", 60), ("main;y", 40)]], messages: [10])
        let b = Given.service("B", [[("main;y", 50)]], messages: [10])
        let options = ComparisonOptions(focus: { $0.name == "main" }, ignore: { $0.name == "x" }, startFrames: nil)
        let comparison = try Given.compare(a, b, options)
        #expect(comparison.whole.a == 4 && comparison.whole.b == 5)
        #expect(comparison.a.filteredShare == 0.6 && comparison.b.filteredShare == 0)
        #expect(comparison.a.samples == 40)
        #expect(comparison.warnings.contains("Filters leave out 60 % of the cost of A."))
        #expect(comparison.function("x") == nil)
        let nothing = try Given.compare(a, b, ComparisonOptions(focus: { $0.name == "x" }))
        #expect(nothing.warnings.contains("Nothing of B passes the filters."))
        #expect(nothing.whole.b == 0)
    }

    @Test("a root cuts the tree, leaves what functions cost, and reports what lies outside")
    func root() throws {
        let a = Given.service("A", [[("one;work;x", 60), ("one;idle", 20)]], messages: [10])
        let b = Given.service("B", [[("two;work;x", 50)]], messages: [10])
        let comparison = try Given.compare(a, b, ComparisonOptions(root: { $0.name == "work" }))
        #expect(comparison.a.outsideRootShare == 0.25)
        #expect(comparison.warnings.contains("25 % of the cost of A lies outside the root."))
        #expect(comparison.tree.frames.map(\.name) == ["root", "(outside root)", "one", "idle", "work", "x"])
        #expect(Set(comparison.functions.map(\.name)) == ["one", "idle", "two", "work", "x"])
        #expect(comparison.function("one")?.total.a == 8)
        #expect(comparison.whole.a == 8)
        #expect(abs(comparison.alignment - 11.0 / 13) < 1e-12)
        let none = try Given.compare(a, b, ComparisonOptions(root: { $0.name == "two" }))
        #expect(none.warnings.contains("The root matches no stack of A."))
    }

    @Test("starts that differ are dropped unless that is not wanted")
    func starts() throws {
        let a = Given.service("A", [[("one_main;work", 60)]], messages: [10])
        let b = Given.service("B", [[("two_main;work", 50)]], messages: [10])
        let comparison = try Given.compare(a, b, ComparisonOptions())
        #expect(comparison.alignment == 1)
        #expect(comparison.elidedFrames == ["one_main", "two_main"])
        let plain = try Given.compare(a, b, ComparisonOptions(startFrames: nil))
        #expect(plain.alignment == 0)
        #expect(plain.warnings.contains { $0.hasPrefix("Only 0.0 % of both sides' cost") })
    }

    @Test("samples that the source does not tell are reckoned from the period")
    func reckonedSamples() throws {
        var service = Given.service([[("x", 100)], [("x", 110)]], messages: [10, 10], period: 10)
        for column in service.tree.columns.indices { service.tree.columns[column].selfSamples = [0, 0] }
        let comparison = try Given.compare(service, service)
        #expect(comparison.a.samples == 210)
        #expect(comparison.function("x")?.total.finding == .notSignificant)
    }

    @Test("an untrustworthy profile is the first warning")
    func distrust() throws {
        let service = Given.service("json", [[("x", 100)]], messages: [10])
        let quality = ProfileQuality(
            reconciliation: Reconciliation(profiled: 70, accounted: 100, samples: 10_000),
            samples: 100,
            lost: 0,
            rooted: 1,
            unnamed: 0
        )
        let comparison = try ProfileComparison.compare(
            a: service,
            b: service,
            qualityOfA: quality,
            qualityOfB: Given.quality
        )
        #expect(comparison.warnings.first?.hasPrefix("json is not trustworthy: the profile has 70 %") == true)
    }

    @Test("what explains the difference can be asked")
    func findings() throws {
        func service(_ slow: Int64) -> ServiceProfile {
            Given.service(
                (0..<5).map { [("main;slow", slow + 3 * $0), ("main;same", 500 - 5 * $0), ("main;tiny", 2)] },
                messages: Array(repeating: 10, count: 5)
            )
        }
        let comparison = try Given.compare(service(400), service(600))
        #expect(comparison.verdict == .slower)
        #expect(comparison.significantFunctions(by: .own, atMost: 5).map(\.name) == ["slow"])
        #expect(comparison.significantFunctions(by: .total, atMost: 5).map(\.name) == ["main", "slow"])
        #expect(comparison.significantFunctions(by: .total, atMost: 1).map(\.name) == ["main"])
        let share = comparison.explainedShare(by: comparison.significantFunctions(by: .own, atMost: 5))
        #expect(abs(try #require(share) - 1) < 1e-9)
        #expect(try Given.compare(service(600), service(400)).verdict == .faster)
        #expect(comparison.functions(seenOn: .onlyA).isEmpty)
        #expect(try #require(comparison.minimumDetectableChange) > 0)
    }
}
