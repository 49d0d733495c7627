import KafkaClient
import Pipeline
import Testing
import Units

@testable import flamegraph

@Suite("The plan of a run")
struct RunPlanTests {
    @Test("measures real orders: sizes grow with the payload, and each topic has its own")
    func sizes() throws {
        let probe = SizeProbe(seed: 1, runID: "run", sampleSize: 50)
        for scenario in Catalogue.scenarios {
            let small = try probe.loads(of: scenario, payloadSize: 100)
            let large = try probe.loads(of: scenario, payloadSize: 1100)
            #expect(small.map(\.topic) == scenario.topics.map(\.rawValue))
            for (small, large) in zip(small, large) {
                #expect(Double(small.largest) >= small.mean)
                #expect(large.mean - small.mean >= 1000)
                #expect(large.mean - small.mean < 1100)
            }
        }
    }

    @Test("finds Avro smaller than JSON, and processed orders larger than raw ones")
    func comparesSizes() throws {
        let probe = SizeProbe(seed: 1, runID: "run", sampleSize: 50)
        let serdes = try probe.loads(of: .serdes, payloadSize: 200)
        #expect(serdes[1].mean < serdes[0].mean)
        let processing = try probe.loads(of: .processing, payloadSize: 200)
        #expect(processing[1].mean > processing[0].mean)
    }

    @Test("names every topic with its dead letters for the embedded broker")
    func brokerTopics() throws {
        var settings = Settings.ordinary
        settings.scenarios = [.io]
        #expect(
            try RunPlan(settings).brokerTopics
                == ["io-batch:12", "io-batch.dlq:12", "io-streaming:12", "io-streaming.dlq:12"]
        )
    }

    @Test("plans for the warm-up too when that is the larger part")
    func largeWarmup() throws {
        var settings = Settings.ordinary
        settings.warmup = MessageCount(200_000)
        #expect(try RunPlan(settings).parts.allSatisfy { $0.partitions > 12 || $0.slices > 1 })
    }

    @Test("neither cuts nor refuses anything on a cluster of the user's")
    func realCluster() throws {
        var settings = Settings.ordinary
        settings.kafkaBrokers = "kafka:9092"
        settings.messages = MessageCount(10_000_000)
        let plan = try RunPlan(settings)
        #expect(plan.parts.allSatisfy { $0.partitions == 12 && $0.slices == 1 && $0.decision == nil })
        #expect(plan.topics.name("io-batch") == "io-batch-run")
    }
}
