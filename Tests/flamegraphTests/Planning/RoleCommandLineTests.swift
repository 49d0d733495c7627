import Pipeline
import Testing

@testable import flamegraph

@Suite("The command line of a role process")
struct RoleCommandLineTests {
    private func arguments(_ service: Service, _ change: (inout RunSettings) -> Void = { _ in }) -> [String] {
        var settings = Settings.ordinary
        change(&settings)
        return RoleCommandLine(
            settings: settings,
            kafkaBrokers: "127.0.0.1:1",
            schemaRegistry: "http://127.0.0.1:2",
            topics: TopicNames(runID: settings.runID, isEmbedded: settings.isEmbedded)
        ).arguments(for: service, instance: "name")
    }

    private func value(of option: String, in arguments: [String]) -> String? {
        arguments.firstIndex(of: option).map { arguments[$0 + 1] }
    }

    private let feed = Scenario.processing.services[0]
    private let processor = Scenario.processing.services[1]

    @Test("says who the process is and where it connects")
    func identity() {
        let arguments = arguments(processor)
        #expect(arguments.contains("--supervised"))
        #expect(value(of: "--events", in: arguments) == "-")
        #expect(value(of: "--scenario", in: arguments) == "processing")
        #expect(value(of: "--variant", in: arguments) == "simple")
        #expect(value(of: "--instance", in: arguments) == "name")
        #expect(value(of: "--kafka-brokers", in: arguments) == "127.0.0.1:1")
        #expect(value(of: "--schema-registry", in: arguments) == "http://127.0.0.1:2")
        #expect(!arguments.contains("--input-topic"))
    }

    @Test("gives a rate to producers only")
    func rate() {
        #expect(value(of: "--rate", in: arguments(feed) { $0.rate = 500 }) == "500.0")
        #expect(!arguments(processor) { $0.rate = 500 }.contains("--rate"))
        #expect(!arguments(feed).contains("--rate"))
    }

    @Test("names the run's own topics on a cluster of the user's")
    func topics() {
        let arguments = arguments(processor) { $0.kafkaBrokers = "kafka:9092" }
        #expect(value(of: "--input-topic", in: arguments) == "processing-feed-run")
        #expect(value(of: "--output-topic", in: arguments) == "processing-simple-run")
    }

    @Test("passes every property on")
    func properties() {
        let arguments = arguments(feed) { $0.kafkaProperties = ["linger.ms=1", "acks=all"] }
        #expect(arguments.suffix(4) == ["--kafka-property", "linger.ms=1", "--kafka-property", "acks=all"])
    }

    @Test("is wanted once for each replica of a processor, and once for the other roles")
    func instances() {
        #expect(RoleCommandLine.instances(of: feed, replicas: 3) == ["processing-feed-producer-1"])
        #expect(
            RoleCommandLine.instances(of: processor, replicas: 2)
                == ["processing-simple-processor-1", "processing-simple-processor-2"]
        )
    }
}
