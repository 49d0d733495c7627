import Analysis
import Foundation
import ProfileModel
import Testing

@testable import FlameReport

@Suite("A verdict")
struct VerdictTests {
    private typealias Stack = SyntheticService.Stack

    @Test("says how much less, between which limits, and where")
    func less() throws {
        let document = try ReportFixtures.ordinary()
        let verdict = Verdict(document.comparisons[0], in: document)
        #expect(verdict.tone == .less)
        #expect(verdict.headline == "−65 %")
        #expect(
            verdict.sentence.wholeMatch(
                of:
                    /The avro producer costs 65.% less per message than the json producer: [\d.]+.µs against [\d.]+.µs \(95 % interval of the difference −[\d.]+.µs … −[\d.]+.µs\)\./
            ) != nil
        )
        #expect(verdict.sources.map(\.name) == ["Orders.JSONOrderCodec.encode(_:into:)"])
        #expect(verdict.categories.first?.category.rawValue == "serialization")
        #expect(verdict.mark == "costs less")
    }

    @Test("says how much more, and in times from double on")
    func more() throws {
        let more = try verdict(100_000, 140_000)
        #expect(
            more.sentence.prefixMatch(of: /b costs (39|40|41).% more per message than a: 1[34]\d.µs against \d+/) != nil
        )
        #expect(more.headline.wholeMatch(of: /\+(39|40|41) %/) != nil)
        #expect(try verdict(100_000, 260_000).sentence.hasPrefix("b costs 2.6 times as much per message as a: "))
    }

    @Test("shows no difference where there is none, and says what could still hide")
    func none() throws {
        let verdict = try verdict(100_000, 100_000)
        #expect(verdict.tone == .none)
        #expect(verdict.sentence.hasPrefix("No difference is shown between a and b: "))
        #expect(verdict.sentence.contains("the 95 % interval of the difference is −"))
        #expect(verdict.sentence.hasSuffix("would probably have been seen."))
        #expect(verdict.sources.isEmpty)
        #expect(verdict.categories.isEmpty)
    }

    @Test("says that a single round is a hint at most")
    func single() throws {
        let verdict = try verdict(100_000, 200_000, rounds: 1)
        #expect(verdict.mark == "costs more, by a single round")
    }

    @Test("says that nothing was tested where it was not")
    func untested() throws {
        let verdict = try verdict(20, 20)
        #expect(verdict.tone == .untested)
        #expect(verdict.mark == "not tested")
        #expect(verdict.sentence.hasSuffix("Nothing is known of the spread, so chance cannot be ruled out."))
    }

    @Test("does not trust a profile that the operating system contradicts")
    func distrusted() throws {
        let document = try ReportFixtures.singleRound()
        let verdict = Verdict(document.comparisons[0], in: document)
        #expect(verdict.distrustedCount == 1)
        #expect(verdict.mark == "not trustworthy")
        let page = VerdictSection(document: document).html.markup
        #expect(page.contains("<article class=\"card distrusted\">"))
        #expect(page.components(separatedBy: "class=\"alarm\"").count == 2)
        #expect(page.components(separatedBy: "class=\"warning\"").count == 2)
    }

    @Test("names the outermost function of a category that differs as much, and no part of another one")
    func sources() throws {
        #expect(
            try found([("main;work;encode;write", 1000, 3000), ("main;work;encode;write;copy", 500, 900)]) == ["main"]
        )
        // What a function's callees do not explain is its own.
        #expect(
            try found(
                [("main;work;encode", 1000, 3000), ("main;work;send", 1000, 2500), ("main;rest", 900, 900)],
                "work"
            )
                == ["encode", "send"]
        )
        #expect(
            try found(
                [("main;work;encode", 1000, 3000), ("main;work;other;copy", 900, 100), ("main;work", 10, 10)],
                "work"
            )
                == ["encode"]
        )
    }

    /// The sources of a difference between two services with those stacks and costs; functions above one have a category of
    /// their own.
    private func found(_ lines: [(String, Double, Double)], _ border: String = "none") throws -> [String] {
        func service(_ name: String, _ cost: KeyPath<(String, Double, Double), Double>) -> ReportDocument.Service {
            let stacks = lines.map { line in
                Stack(
                    path: line.0.split(separator: ";").map { Frame(symbol: String($0), module: "m") },
                    cost: 20 * line[keyPath: cost],
                    category: "x",
                    callerCategory: "x"
                )
            }
            var service = SyntheticService(name: name, stacks: stacks, roundVariation: 0.001).service()
            for node in 0..<service.profile.tree.count {
                let isAbove = ["main", border].contains(service.profile.tree.frames[node].name) && border != "none"
                service.profile.tree.categories[node] = Category(rawValue: isAbove ? "y" : "x")
            }
            return service
        }
        let services = [service("a", \.1), service("b", \.2)]
        return DifferenceSources.functions(of: try ReportFixtures.comparison("", 0, 1, services).result).map(\.name)
    }

    private func verdict(_ a: Double, _ b: Double, rounds: Int = 5) throws -> Verdict {
        // The same scatter on both sides, so that what is found is what was put in.
        let services = [("a", a), ("b", b)].map { name, cost in
            let stack = Stack(
                path: [Frame(symbol: "main", module: "m")],
                cost: cost,
                category: "x",
                callerCategory: "x"
            )
            return SyntheticService(
                name: name,
                stacks: [stack],
                rounds: rounds,
                roundVariation: 0.001
            ).service()
        }
        let document = ReportDocument(
            title: "",
            services: services,
            sections: [.init(name: "", question: "", comparisons: [try ReportFixtures.comparison("", 0, 1, services)])]
        )
        return Verdict(document.comparisons[0], in: document)
    }
}
