import Testing

@testable import Pipeline

@Suite("Catalogue")
struct CatalogueTests {
    @Test("the services have the names that reports, Compose and Pyroscope use")
    func names() {
        #expect(
            Catalogue.scenarios.flatMap(\.services).map(\.name).sorted() == [
                "io-batch-consumer", "io-batch-producer", "io-streaming-consumer", "io-streaming-producer",
                "processing-complex-consumer", "processing-complex-processor", "processing-feed-producer",
                "processing-simple-consumer", "processing-simple-processor",
                "serdes-avro-consumer", "serdes-avro-producer", "serdes-json-consumer", "serdes-json-producer",
            ]
        )
    }

    @Test("variants differ in the one thing under study", arguments: Catalogue.all)
    func sameWork(scenario: Scenario) {
        let kinds = scenario.variants.flatMap { variant in
            variant.services.map {
                "\($0.role) \($0.codec) \($0.flush) \($0.processing.map(String.init(describing:)) ?? "-")"
            }
        }
        #expect(Set(kinds).count > Set(scenario.variants.flatMap { $0.services.map(\.role) }).count)
        #expect(Set(scenario.variants.map { $0.services.map(\.role) }).count == 1)
    }

    @Test("every topic that is read is written by somebody", arguments: Catalogue.all)
    func connected(scenario: Scenario) {
        let written = Set(scenario.services.compactMap(\.output))
        #expect(scenario.services.compactMap(\.input).allSatisfy(written.contains))
    }

    @Test("only processors scale")
    func scaling() {
        #expect(Catalogue.all.flatMap(\.services).filter(\.isScalable).allSatisfy { $0.role == .processor })
    }
}
