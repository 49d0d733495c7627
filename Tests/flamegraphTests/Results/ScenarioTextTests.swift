import Analysis
import FlameReport
import Pipeline
import Testing
import Units

@testable import flamegraph

@Suite("The results for people")
struct ScenarioTextTests {
    /// A result with made-up costs in nanoseconds, by variant and round.
    private func result(
        _ scenario: Scenario,
        costs: [String: [Int64]],
        replicas: Int = 1,
        failures: FailureCounts = FailureCounts()
    ) throws -> ScenarioResult {
        var records = RecordCollection()
        var evidence = Evidence()
        for service in scenario.services {
            for (index, cost) in (costs[service.variant] ?? []).enumerated() {
                for instance in RoleCommandLine.instances(of: service, replicas: replicas) {
                    records.add(
                        Samples.record(
                            service.name,
                            instance: instance,
                            round: index + 1,
                            cpu: cost * 1000,
                            wall: 12_345_678,
                            latency: [150_000, 800_000, 2_500_000, 1_200_000_000],
                            failures: service.role == .consumer ? failures : FailureCounts()
                        )
                    )
                }
            }
            let source =
                (scenario.feed ?? service).name.split(separator: "-").dropLast().joined(separator: "-") + "-producer-1"
            evidence.read(Samples.line("startup_complete", service.name), from: "")
            switch service.role {
            case .producer:
                evidence.read(
                    Samples.line("sequences_acknowledged", service.name, #""producer":"\#(source)","ranges":[[0,9]]"#),
                    from: ""
                )
            case .processor: break
            case .consumer:
                evidence.read(
                    Samples.line("sequences_received", service.name, #""producer":"\#(source)","ranges":[[0,9]]"#),
                    from: ""
                )
            }
            evidence.read(Samples.line("shutdown_complete", service.name, #""exit_code":0"#), from: "")
        }
        var settings = Settings.ordinary
        settings.scenarios = [scenario]
        let part = try #require(try RunPlan(settings).parts.first)
        return ScenarioResult(part, replicas: replicas, records: records, evidence: evidence)
    }

    @Test("show cost, throughput and the comparison, without latency of what only waited")
    func serdes() throws {
        let result = try result(.serdes, costs: ["json": [20_100, 19_900, 20_300], "avro": [9_000, 9_100, 8_900]])
        try Golden.expect(ScenarioText(result: result).make(), matches: "serdes.txt")
    }

    @Test("show replicas, and a third variant against the first")
    func processing() throws {
        var scenario = Scenario.processing
        scenario.variants.append(
            Scenario.Variant(
                name: "extreme",
                services: [Service(scenario: "processing", variant: "extreme", role: .processor, processing: .complex)]
            )
        )
        let costs: [String: [Int64]] = [
            "feed": [400, 410], "simple": [300, 310], "complex": [800, 820], "extreme": [310, 300],
        ]
        let result = try result(scenario, costs: costs, replicas: 3)
        #expect(result.comparisons.map(\.variant) == ["complex", "extreme", "complex"])
        try Golden.expect(ScenarioText(result: result).make(), matches: "processing.txt")
    }

    @Test("show readers' latency where roles work at the same time, and failures in words")
    func io() throws {
        var failures = FailureCounts()
        failures.skippedOffsets = MessageCount(12)
        failures.duplicated = MessageCount(1)
        let result = try result(
            .io,
            costs: ["batch": [5_000, 5_100], "streaming": [15_000, 15_500]],
            failures: failures
        )
        #expect(result.verdict == "violated")
        try Golden.expect(ScenarioText(result: result).make(), matches: "io-with-failures.txt")
    }

    @Test("conclude nothing from a single round")
    func singleRound() throws {
        let result = try result(.serdes, costs: ["json": [20_000], "avro": [9_000]])
        #expect(result.comparisons.allSatisfy { $0.verdict == .notTested })
        try Golden.expect(ScenarioText(result: result).make(), matches: "single-round.txt")
    }

    @Test("hold no escape codes unless asked for, and then only those of colours")
    func colors() throws {
        let result = try result(.serdes, costs: ["json": [20_000, 20_001], "avro": [9_000, 9_001]])
        let plain = ScenarioText(result: result).make()
        let colored = ScenarioText(result: result, style: Style(isColored: true)).make()
        #expect(!plain.contains("\u{1b}"))
        #expect(colored.replacing(/\u{1b}\[[0-9]+m/, with: "") == plain)
    }

    @Test("come out of JSON as they went in")
    func json() throws {
        let result = try result(.io, costs: ["batch": [5_000, 5_000], "streaming": [15_000, 15_000]])
        // Rounds without any spread make an infinite statistic, for which JSON has no number.
        #expect(try JSONText.make(result).contains(#""verdict" : "slower""#))
    }
}
