import Pipeline
import Units

@testable import flamegraph

/// Settings of runs.
enum Settings {
    static let ordinary = RunSettings(
        scenarios: Catalogue.scenarios,
        messages: MessageCount(20_000),
        payloadSize: 200,
        batchSize: 100,
        replicas: 1,
        rounds: 5,
        warmup: MessageCount(2000),
        rate: 0,
        seed: 1,
        runID: "run",
        outputFolder: "results",
        kafkaBrokers: nil,
        schemaRegistry: nil,
        pyroscopeServer: nil,
        kafkaProperties: [],
        categoryRules: nil,
        perf: nil
    )
}
