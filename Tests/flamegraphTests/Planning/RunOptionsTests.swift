import ArgumentParser
import Pipeline
import Testing
import Units

@testable import flamegraph

@Suite("The options of a run")
struct RunOptionsTests {
    private func settings(_ arguments: String...) throws -> RunSettings {
        try RunOptions.parse(arguments).settings()
    }

    @Test("have the documented defaults")
    func defaults() throws {
        let settings = try settings()
        #expect(settings.scenarios.map(\.name) == ["serdes", "processing", "io"])
        #expect(settings.byScenario(settings.messages(of:)) == ["serdes": 20_000, "processing": 20_000, "io": 4000])
        #expect(settings.payloadSize == 200)
        #expect(settings.batchSize == 100)
        #expect(settings.rounds == 5)
        #expect(settings.replicas == 1)
        #expect(settings.warmup(of: .serdes) == 2000)
        #expect(settings.outputFolder == "results")
        #expect(settings.isEmbedded)
        #expect(RunID.isValid(settings.runID))
    }

    @Test("warm up with no more messages than a round has")
    func warmup() throws {
        #expect(try settings("--messages", "50").warmup(of: .io) == 50)
        #expect(try settings("--messages", "50", "--warmup", "0").warmup(of: .io) == 0)
    }

    @Test(
        "are refused in one line when they are wrong",
        arguments: [
            ["--scenario", "nothing"], ["--messages", "0"], ["--messages", "many"], ["--payload-size", "-1"],
            ["--payload-size", "900001"], ["--batch-size", "0"], ["--replicas", "13"], ["--rounds", "0"],
            ["--warmup", "-1"],
            ["--rate", "-1"], ["--rate", "nan"], ["--run-id", "../x"], ["--out", ""], ["--kafka-property", "x"],
            ["--kafka-property", "=x"], ["--kafka-property", "sasl.password=x"], ["--format", "xml"],
            ["--schema-registry", "http://x"],
            ["--kafka-brokers", "kafka:9092"],
        ]
    )
    func wrong(arguments: [String]) {
        let error = #expect(throws: (any Error).self) { _ = try Flamegraph.parseAsRoot(["run"] + arguments) }
        guard let error else { return }
        #expect(Flamegraph.exitCode(for: error).rawValue == 64)
        #expect(!Flamegraph.message(for: error).contains("\n"))
    }

    @Test("want a registry beside a cluster only where Avro is used")
    func registry() throws {
        #expect(try settings("--scenario", "io", "--kafka-brokers", "kafka:9092").schemaRegistry == nil)
        let both = try settings("--kafka-brokers", "kafka:9092", "--schema-registry", "http://registry:8081")
        #expect(!both.isEmbedded)
    }

    @Test("take topics with partitions for the broker")
    func topics() {
        #expect(TopicArgument(argument: "orders:3") == TopicArgument(name: "orders", partitions: 3))
        for wrong in ["orders", "orders:", "orders:0", "orders:x", ":3", "a b:3", "orders:1001", "ö:3"] {
            #expect(TopicArgument(argument: wrong) == nil, "\(wrong)")
        }
    }
}
