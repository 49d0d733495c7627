import Analysis
import FlameReport
import Foundation
import Testing

@Suite("A comparison as JSON")
struct ComparisonDocumentTests {
    private static func encode(_ document: ComparisonDocument) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(document), as: UTF8.self)
    }

    @Test("is the golden document, and the same in every run")
    func golden() throws {
        let services = SampleServices.small(messagesOfB: 15)
        // Probabilities and limits come from functions whose last digits differ between machines: nothing is tested here.
        func encoded() throws -> String {
            var comparison = try ProfileComparison.make(services.a, services.b, minimumSamples: .infinity)
            comparison.whole.forgetLimits()
            for index in comparison.functions.indices {
                comparison.functions[index].total.forgetLimits()
                comparison.functions[index].own.forgetLimits()
            }
            for index in comparison.categories.indices {
                comparison.categories[index].change.forgetLimits()
                comparison.callerCategories[index].change.forgetLimits()
            }
            return try Self.encode(ComparisonDocument(comparison, rates: [100_000]))
        }
        try ReportGolden.expect(encoded() + "\n", matches: "comparison.json")
        #expect(try encoded() == encoded())
    }

    @Test("is read back as it was")
    func roundTrip() throws {
        let document = ComparisonDocument(
            try .make(SampleServices.json, SampleServices.avro),
            rates: [1000, .nan, -1, .infinity]
        )
        let read = try JSONDecoder().decode(ComparisonDocument.self, from: Data(Self.encode(document).utf8))
        #expect(read == document)
        #expect(read.projections?.map(\.messagesPerSecond) == [1000])
        #expect(read.schemaVersion == 1 && read.functions.count == document.functions.count)
    }

    @Test("leaves out what is no number")
    func noNaN() throws {
        let services = SampleServices.small(messagesOfB: 10)
        var comparison = try ProfileComparison.make(services.a, services.b)
        comparison.alignment = .nan
        comparison.whole.probability = .nan
        comparison.whole.upperLimit = .infinity
        comparison.functions[0].total.a = -.infinity
        comparison.a.quality.reconciliation = Reconciliation(profiled: 1, accounted: 0, samples: 0)
        comparison.a.cost.mean = .nan
        let text = try Self.encode(ComparisonDocument(comparison))
        #expect(!text.lowercased().contains("nan\"") && !text.contains("inf"))
        #expect(!text.contains("\"alignment\""))
    }

    @Test("holds hostile names as they are")
    func hostileNames() throws {
        let stacks = HostileSymbols.all.map { SampleService.Stack(["main", $0], $0, samples: [100]) }
        let service = SampleService.make("\u{0}\"\\", stacks, messages: [1])
        let text = try Self.encode(ComparisonDocument(.make(service, service)))
        let read = try JSONDecoder().decode(ComparisonDocument.self, from: Data(text.utf8))
        let names = Set(read.functions.map { Array($0.name.utf8) })
        #expect(Set((HostileSymbols.all + ["main"]).map { Array($0.utf8) }).symmetricDifference(names) == [])
    }
}

extension CostChange {
    fileprivate mutating func forgetLimits() {
        lowerLimit = nil
        upperLimit = nil
    }
}
