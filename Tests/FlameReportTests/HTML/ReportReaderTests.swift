import Analysis
import Foundation
import ProfileModel
import Testing
import Units

@testable import FlameReport

@Suite("A report read back")
struct ReportReaderTests {
    @Test("has the services it was made of")
    func roundTrip() throws {
        for document in try [
            ReportFixtures.ordinary(), ReportFixtures.hostile(), ReportFixtures.singleRound(), ReportFixtures.empty(),
        ] {
            let services = try HTMLReport.services(in: Array(HTMLReport(document).text.utf8))
            #expect(services.count == document.services.count)
            for (service, original) in zip(services, document.services.map(\.profile)) {
                #expect(service.name == original.name)
                #expect(service.rounds == original.rounds)
                #expect(service.measurement == original.measurement)
                #expect(service.tree.callers == original.tree.callers)
                #expect(service.tree.columns == original.tree.columns)
                #expect(service.tree.categories == original.tree.categories)
                #expect(service.tree.callerCategories == original.tree.callerCategories)
                #expect(service.tree.frames.dropFirst() == original.tree.frames.dropFirst())
            }
        }
    }

    @Test("tells again how far each profile can be trusted")
    func qualities() throws {
        let document = try ReportFixtures.singleRound()
        let contents = try HTMLReport.contents(of: Array(HTMLReport(document).text.utf8))
        #expect(contents.map(\.quality) == document.services.map(\.quality))
        #expect(contents.map(\.profile.name) == document.services.map(\.profile.name))
    }

    @Test("compares as the first time")
    func comparesAgain() throws {
        let document = try ReportFixtures.ordinary()
        let services = try HTMLReport.services(in: Array(HTMLReport(document).text.utf8))
        let comparison = document.comparisons[0]
        let again = try ProfileComparison.compare(
            a: services[comparison.a],
            b: services[comparison.b],
            qualityOfA: document.services[comparison.a].quality,
            qualityOfB: document.services[comparison.b].quality
        )
        #expect(again.functions == comparison.result.functions)
        #expect(again.tree == comparison.result.tree)
        #expect(again.whole == comparison.result.whole)
    }

    @Test("keeps values that are no multiple of the period, facts, and frames without symbol")
    func details() throws {
        var tree = CallTree(columnCount: 2)
        tree.callers += [0, 1]
        tree.frames += [
            Frame(name: "a", fullName: "a(full)", symbol: "mangled", module: "m", kind: .inlined),
            Frame(symbol: "", module: "kernel", kind: .kernel),
        ]
        for column in tree.columns.indices {
            tree.columns[column].selfSamples = [0, 1, 2.5]
            tree.columns[column].selfValues = [0, 17, 1.25]
        }
        let measurement = Measurement(
            event: "cycles",
            unit: .count,
            start: Nanoseconds(5),
            duration: Nanoseconds(6),
            lost: 7,
            includesKernel: false,
            facts: ["kernel": "</script>"]
        )
        let profile = ServiceProfile(
            name: "x",
            tree: tree,
            rounds: [.init(number: 3, messages: 9), .init(number: 4, userCPU: Nanoseconds(8))],
            measurement: measurement
        )
        let quality = ProfileQuality(
            reconciliation: Reconciliation(profiled: .infinity, accounted: .nan, samples: 3),
            samples: .nan,
            lost: 0,
            rooted: 0,
            unnamed: 0
        )
        let document = ReportDocument(title: "", services: [.init(profile: profile, quality: quality)], sections: [])
        let read = try #require(try HTMLReport.services(in: Array(HTMLReport(document).text.utf8)).first)
        #expect(read.measurement == measurement)
        #expect(read.rounds == profile.rounds)
        #expect(read.tree.columns == tree.columns)
        // A report keeps the full name in place of the symbol.
        #expect(
            read.tree.frames[1] == Frame(name: "a", fullName: "a(full)", symbol: "a(full)", module: "m", kind: .inlined)
        )
        #expect(read.tree.frames[2] == tree.frames[2])
    }

    @Test("is refused when it is damaged", arguments: Damage.all)
    func damaged(damage: Damage) throws {
        let text = HTMLReport(try ReportFixtures.singleRound()).text
        #expect(throws: ReportReadError.self) { try HTMLReport.services(in: Array(damage.applied(to: text).utf8)) }
    }

    @Test("never brings the program down, whatever bytes it has")
    func fuzzed() throws {
        let page = HTMLReport(try ReportFixtures.singleRound()).text
        let start = try #require(page.firstRange(of: ReportReader.opening)).lowerBound
        let bytes = Array(page[start...].prefix(6000).utf8)
        var random = Scatter(seed: 5)
        for _ in 0..<3000 {
            var changed = bytes
            for _ in 0...Int(random.next() % 4) {
                let place = Int(random.next() % UInt64(changed.count))
                switch random.next() % 4 {
                case 0: changed[place] = UInt8(truncatingIfNeeded: random.next())
                case 1: changed.remove(at: place)
                case 2: changed.insert(contentsOf: "9999999999".utf8, at: place)
                default: changed.insert(UInt8(ascii: "-"), at: place)
                }
            }
            let services = try? HTMLReport.services(in: changed)
            for service in services ?? [] { #expect(service.tree.columns.count == service.rounds.count) }
        }
    }
}

/// Ways to spoil a report, each a text and what takes its place.
struct Damage: Sendable, CustomTestStringConvertible {
    var what: String
    var pattern: String
    var replacement: String
    /// A text behind which the pattern is looked for.
    var after = ReportReader.opening

    var testDescription: String { what }

    func applied(to text: String) -> String {
        guard let regex = try? Regex(pattern), let start = text.firstRange(of: after)?.lowerBound else { return text }
        return text.replacing(regex, with: replacement, subrange: start..<text.endIndex, maxReplacements: 1)
    }

    static let all = [
        Damage(what: "no data block", pattern: "id=\"report-data\"", replacement: "id=\"other\""),
        Damage(what: "no end", pattern: "\"version\":1}</script>", replacement: ""),
        Damage(what: "other format", pattern: "\"format\":\"[^\"]*\"", replacement: "\"format\":\"x\""),
        Damage(what: "other version", pattern: "\"version\":1", replacement: "\"version\":2"),
        Damage(what: "broken JSON", pattern: "\"strings\":", replacement: "\"strings\""),
        Damage(what: "caller after callee", pattern: "\"callers\":\"B", replacement: "\"callers\":\"A"),
        Damage(what: "caller before the root", pattern: "\"callers\":\"B", replacement: "\"callers\":\"C"),
        Damage(what: "caller far away", pattern: "\"callers\":\"B", replacement: "\"callers\":\"//////////B"),
        Damage(what: "number too long", pattern: "\"callers\":\"B", replacement: "\"callers\":\"ggggggggggggB"),
        Damage(what: "number without end", pattern: "\"callers\":\"[^\"]*", replacement: "\"callers\":\"Bg"),
        Damage(what: "no digit", pattern: "\"callers\":\"B", replacement: "\"callers\":\"-"),
        Damage(what: "numbers that are no text", pattern: "\"callers\":\"[^\"]*\"", replacement: "\"callers\":[1]"),
        Damage(what: "frame out of range", pattern: "\"frames\":\"A", replacement: "\"frames\":\"jD"),
        Damage(what: "too few frames", pattern: "\"frames\":\"A", replacement: "\"frames\":\""),
        Damage(what: "name out of range", pattern: "\"names\":\".", replacement: "\"names\":\"//B", after: "\"kinds\""),
        Damage(what: "kind out of range", pattern: "\"kinds\":\"A", replacement: "\"kinds\":\"I"),
        Damage(what: "too few kinds", pattern: "\"kinds\":\"A", replacement: "\"kinds\":\""),
        Damage(
            what: "siblings of one name",
            pattern: "\"names\":\"....",
            replacement: "\"names\":\"AAAA",
            after: "\"kinds\""
        ),
        Damage(
            what: "category out of range",
            pattern: "\"callerCategories\":\".",
            replacement: "\"callerCategories\":\"f"
        ),
        Damage(
            what: "run without end",
            pattern: "\"callerCategories\":\"..",
            replacement: "\"callerCategories\":\"A//////////B"
        ),
        Damage(what: "step over the end", pattern: "\"nodes\":\".", replacement: "\"nodes\":\"f"),
        Damage(what: "no step", pattern: "\"nodes\":\"..", replacement: "\"nodes\":\"CA"),
        Damage(what: "too few samples", pattern: "\"samples\":\"[^\"]*", replacement: "\"samples\":\""),
        Damage(
            what: "negative samples",
            pattern: "\"samples\":\"",
            replacement: "\"fractions\":[-1,1,1,1,1],\"samples\":\""
        ),
        Damage(
            what: "samples beyond measure",
            pattern: "\"samples\":\"",
            replacement: "\"fractions\":[1e300,1,1,1,1],\"samples\":\""
        ),
        Damage(
            what: "messages beyond measure",
            pattern: "\"messages\":\\d+",
            replacement: "\"messages\":9223372036854775807"
        ),
        Damage(what: "negative messages", pattern: "\"messages\":", replacement: "\"messages\":-"),
        Damage(what: "no period", pattern: "\"period\":\\d+", replacement: "\"period\":0"),
        Damage(what: "lost beyond measure", pattern: "\"lost\":\\d+,\"period\"", replacement: "\"lost\":-1,\"period\""),
        Damage(
            what: "a round too many",
            pattern: "\"rounds\":\\[\\{\"messages\"",
            replacement: "\"rounds\":[{\"number\":1},{\"messages\""
        ),
    ]
}
