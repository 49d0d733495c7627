import Analysis
import Foundation
import ProfileModel
import Testing

@testable import FlameReport

@Suite("The data block")
struct ReportDataTests {
    @Test("writes equal neighbours as runs, and reads them back")
    func runLengths() {
        var random = Scatter(seed: 1)
        for length in 0..<60 {
            let values = (0..<length).map { _ in Int(random.next() % 3) }
            #expect(RunLengths.decode(RunLengths.encode(values), count: length) == values)
        }
        #expect(RunLengths.encode([7, 7, 7, 1]) == [7, 3, 1, 1])
        #expect(RunLengths.decode([7], count: 1) == nil)
        #expect(RunLengths.decode([7, 2], count: 1) == nil)
        #expect(RunLengths.decode([7, -1, 7, 2], count: 1) == nil)
        #expect(RunLengths.decode([7, Int.max, 7, Int.max], count: 5) == nil)
    }

    @Test("packs whole numbers into few characters, and reads them back")
    func packedIntegers() {
        var random = Scatter(seed: 2)
        for length in 0..<60 {
            let values = (0..<length).map { _ in Int(random.next() >> (9 + random.next() % 54)) }
            #expect(PackedIntegers(text: PackedIntegers(values).text)?.values == values)
        }
        #expect(PackedIntegers([0, 1, 31, 32, 1000]).text == "ABfgBof")
        for damaged in ["g", "A!", "ABg", "é", "ggggggggggggB"] { #expect(PackedIntegers(text: damaged) == nil) }
    }

    @Test(
        "rounds to significant digits, as short as they can be written",
        arguments: [
            (12_345.678, "12346"), (0.000123456789, "0.00012346"), (-98765.4321, "-98765"), (0, "0"),
            (.nan, "0"), (.infinity, "0"), (9.99999, "10"), (123_456_789, "123460000"),
        ] as [(Double, String)]
    )
    func rounding(value: Double, expected: String) throws {
        let text = String(decoding: try JSONEncoder().encode([value.rounded(significant: 5)]), as: UTF8.self)
        #expect(text == "[\(expected)]")
    }

    @Test("cuts off what is not known of a change")
    func changes() throws {
        func text(_ change: CostChange) throws -> String {
            String(decoding: try JSONEncoder().encode(ChangeData(change)), as: UTF8.self)
        }
        var change = CostChange(a: 0, b: 0, samplesOfA: 0, samplesOfB: 0)
        #expect(try text(change) == "[]")
        change.a = 2
        #expect(try text(change) == "[2,0]")
        change.finding = .notSignificant
        #expect(try text(change) == "[2,0,1]")
        change.adjustedProbability = 0.25
        change.upperLimit = 3
        #expect(try text(change) == "[2,0,1,0.25,null,3]")
        change.finding = .notTested
        #expect(try text(change) == "[2,0]")
    }

    @Test("leaves the merged tree to the page, with the starts that were dropped")
    func derivedTree() throws {
        let document = try ReportFixtures.ordinary()
        for comparison in document.comparisons { #expect(TreeDerivation(comparison, in: document).isOfWholeTrees) }
        let services = [("one_main", 1), ("other_main", 2)].map { main, seed in
            let stacks = OrderStacks(
                lines: "app!_start;\(main);work;inner | 900 | x\napp!_start;\(main) | 300 | x",
                crowd: 0
            )
            return SyntheticService(name: main, stacks: stacks.stacks(), seed: UInt64(seed)).service()
        }
        let comparison = try ReportFixtures.comparison("", 0, 1, services)
        let made = ReportDocument(
            title: "",
            services: services,
            sections: [.init(name: "", question: "", comparisons: [comparison])]
        )
        let derivation = TreeDerivation(comparison, in: made)
        #expect(comparison.result.elidedFrames.contains("one_main"))
        #expect(derivation.isOfWholeTrees)
        #expect(derivation.elidedNodes == [[2], [2]])
    }

    @Test("holds the merged tree where a part was compared")
    func embeddedTree() throws {
        let document = try ReportFixtures.ordinary()
        let focused = try ReportFixtures.comparison(
            "",
            0,
            1,
            document.services,
            options: ComparisonOptions(focus: { $0.name.contains("Codec") })
        )
        #expect(!TreeDerivation(focused, in: document).isOfWholeTrees)
        var changed = document
        changed.sections[0].comparisons = [focused]
        let data = ReportDataBuilder.data(of: changed)
        let tree = try #require(data.comparisons[0].tree)
        #expect(tree.callers.values.count + 1 == focused.result.tree.count)
        let sum = tree.selfOfA.reduce(0, +)
        #expect(abs(sum / focused.result.whole.a - 1) < 1e-4)
    }

    @Test("has weights that make the sum over rounds the cost per message")
    func weights() throws {
        for service in try ReportFixtures.ordinary().services.map(\.profile) {
            let sum = zip(service.tree.columns, service.costWeights).reduce(0) {
                $0 + $1.0.selfValues.reduce(0, +) * $1.1
            }
            #expect(abs(sum / (service.cost?.mean ?? 0) - 1) < 1e-9)
            let categories = service.costs(by: service.tree.categories)
            #expect(abs(categories.reduce(0) { $0 + $1.cost } / sum - 1) < 1e-9)
            #expect(categories.map(\.cost) == categories.map(\.cost).sorted(by: >))
        }
    }

    @Test(
        "costs are written with three digits",
        arguments: [
            (0, "0\u{A0}ns"), (0.1234, "0.12\u{A0}ns"), (999.4, "999\u{A0}ns"), (999.6, "1.00\u{A0}µs"),
            (-27_512, "−27.5\u{A0}µs"),
            (1_234_567, "1.23\u{A0}ms"), (3.2e9, "3.20\u{A0}s"), (.nan, "–"),
        ] as [(Double, String)]
    )
    func costs(value: Double, expected: String) {
        #expect(CostFigures(unit: .nanoseconds).text(value) == expected)
    }
}
