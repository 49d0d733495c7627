import Foundation
import KafkaClient
import KafkaTesting
import Testing

@testable import Pipeline

@Suite("Settings of the programs")
struct SettingsProcessTests {
    @Test(
        "no broker: one line and its own exit code, within the start timeout",
        .timeLimit(.minutes(1)),
        arguments: Role.allCases
    )
    func noBroker(role: Role) async throws {
        let folder = try TemporaryFolder()
        let process = try RoleProcess(
            role,
            [
                "--scenario", "processing", "--variant", role == .producer ? "feed" : "simple",
                "--kafka-brokers", "127.0.0.1:9", "--start-timeout", "1",
            ],
            in: folder
        )
        #expect(try await process.exitCode(within: .seconds(15)) == ExitCode.unavailable.rawValue)
        #expect(process.errorText.split(separator: "\n").count == 1)
        #expect(process.errorText.contains("--kafka-brokers"))
    }

    @Test("no registry: its own exit code", .timeLimit(.minutes(1)))
    func noRegistry() async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        let process = try RoleProcess(
            .producer,
            broker.options("serdes-avro", ["--schema-registry", "http://127.0.0.1:9", "--start-timeout", "2"]),
            in: folder
        )
        #expect(try await process.exitCode(within: .seconds(20)) == ExitCode.registryUnavailable.rawValue)
    }

    @Test("exactly-once is refused on the broker that fakes it", .timeLimit(.minutes(1)))
    func exactlyOnceRefused() async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        let process = try RoleProcess(
            .processor,
            broker.options("processing-simple", ["--delivery", "exactly-once"]),
            in: folder
        )
        #expect(try await process.exitCode() == ExitCode.usage.rawValue)
        #expect(process.errorText.contains("needs a real broker"))
    }

    @Test("a misspelt property is named with the nearest right one", .timeLimit(.minutes(1)))
    func misspeltProperty() async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        let process = try RoleProcess(
            .producer,
            broker.options("io-batch", ["--kafka-property", "lingr.ms=5"]),
            in: folder
        )
        #expect(try await process.exitCode() == ExitCode.usage.rawValue)
        #expect(process.errorText.contains("lingr.ms"))
        #expect(process.errorText.contains("linger.ms"))
    }

    @Test("nothing arrives: its own exit code after the idle timeout", .timeLimit(.minutes(1)))
    func idle() async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        let process = try RoleProcess(.consumer, broker.options("io-batch", ["--idle-timeout", "1"]), in: folder)
        #expect(try await process.exitCode() == ExitCode.idle.rawValue)
    }

    @Test("a secret shows in no output of a run at any place", .timeLimit(.minutes(1)))
    func canary() async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        let canary = "hunter2-canary"
        let process = try RoleProcess(
            .producer,
            broker.options("io-batch", ["--kafka-property", "debug=all"]),
            environment: [
                "KAFKA_PROPERTY_SASL_PASSWORD": canary, "SCHEMA_REGISTRY_TOKEN": canary,
                "KAFKA_PROPERTY_SSL_KEY_PASSWORD": canary,
            ],
            in: folder
        )
        #expect(try await process.exitCode() == 0)
        #expect(!process.errorText.contains(canary))
        #expect(!(try String(contentsOfFile: process.eventsPath, encoding: .utf8)).contains(canary))
    }
}
