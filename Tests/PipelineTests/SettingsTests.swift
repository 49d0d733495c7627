import ArgumentParser
import Foundation
import KafkaClient
import Testing
import Units

@testable import Pipeline

@Suite("Settings")
struct SettingsTests {
    private static let basics = ["SCENARIO": "serdes", "VARIANT": "json"]

    private func withFile<Result>(_ text: String, _ body: (String) async throws -> Result) async throws -> Result {
        let path = NSTemporaryDirectory() + "settings-\(UUID().uuidString).env"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try await body(path)
    }

    private func settings(
        options: [String: String] = [:],
        environment: [String: String] = [:],
        file: String = "",
        arguments: [String] = [],
        role: Role = .producer
    ) async throws -> RoleSettings {
        try await withFile(file) { path in
            let reader = try await SettingsReader(
                options: options,
                environment: Self.basics.merging(environment) { $1 },
                file: path
            )
            return try RoleSettings(try RoleOptions.parse(arguments), role: role, reader: reader)
        }
    }

    private func failure(_ body: () async throws -> RoleSettings) async -> PipelineError? {
        do { _ = try await body() } catch { return error as? PipelineError }
        return nil
    }

    @Test("an option beats the environment, which beats the file, which beats the default")
    func order() async throws {
        #expect(try await settings().messages == MessageCount(500))
        #expect(try await settings(file: "MESSAGE_COUNT=7\n").messages == MessageCount(7))
        #expect(
            try await settings(environment: ["MESSAGE_COUNT": "8"], file: "MESSAGE_COUNT=7\n").messages
                == MessageCount(8)
        )
        #expect(
            try await settings(
                options: ["MESSAGE_COUNT": "9"],
                environment: ["MESSAGE_COUNT": "8"],
                file: "MESSAGE_COUNT=7\n"
            ).messages
                == MessageCount(9)
        )
    }

    @Test("a variable that is set to nothing counts as not set")
    func emptyVariable() async throws {
        #expect(try await settings(environment: ["MESSAGE_COUNT": ""]).messages == MessageCount(500))
    }

    @Test(
        "a wrong value is named with its source and never replaced by the default",
        arguments: [
            ("MESSAGE_COUNT", "0"), ("MESSAGE_COUNT", "many"), ("MESSAGE_COUNT", "1.5"), ("PAYLOAD_SIZE", "-1"),
            ("BATCH_SIZE", "0"), ("MESSAGE_RATE", "fast"), ("SEED", "-3"), ("SCENARIO", "nope"), ("VARIANT", "nope"),
            ("ON_POISON", "ignore"), ("DELIVERY", "sometimes"), ("ITERATIONS", "-1"), ("MAX_REJECTED_RATIO", "2"),
            ("KAFKA_BOOTSTRAP_SERVERS", "a b"), ("SCHEMA_REGISTRY_URL", "ftp://registry"),
            ("SCHEMA_REGISTRY_URL", "file:///etc/passwd"),
        ]
    )
    func wrongValues(variable: String, value: String) async throws {
        let failure = try #require(await failure { try await settings(environment: [variable: value]) })
        #expect(failure.exitCode == .usage)
        #expect(failure.message.contains("--"))
    }

    @Test("a secret comes from the environment or a file, and never shows")
    func secrets() async throws {
        let canary = "hunter2-canary"
        let byVariable = try await settings(environment: [
            "KAFKA_PROPERTY_SASL_PASSWORD": canary, "SCHEMA_REGISTRY_USER": "u", "SCHEMA_REGISTRY_PASSWORD": canary,
        ])
        #expect(byVariable.kafka.value(of: "sasl.password") == canary)
        #expect(!"\(byVariable)".contains(canary))
        try await withFile(canary + "\n") { path in
            let byFile = try await settings(environment: ["KAFKA_PROPERTY_SASL_PASSWORD_FILE": path])
            #expect(byFile.kafka.value(of: "sasl.password") == canary)
        }
    }

    @Test("a secret in an option is refused without being repeated")
    func secretOption() async throws {
        let failure = try #require(
            await failure { try await settings(arguments: ["--kafka-property", "sasl.password=hunter2-canary"]) }
        )
        #expect(failure.exitCode == .usage)
        #expect(failure.message.contains("KAFKA_PROPERTY_SASL_PASSWORD"))
        #expect(!failure.message.contains("hunter2-canary"))
    }

    @Test("the printed configuration redacts secrets and user information in URLs")
    func printedConfiguration() async throws {
        try await withFile("") { path in
            let environment = Self.basics.merging([
                "SCHEMA_REGISTRY_TOKEN": "hunter2-canary", "KAFKA_PROPERTY_SASL_PASSWORD": "hunter2-canary",
            ]) { $1 }
            let reader = try await SettingsReader(options: [:], environment: environment, file: path)
            let options = try RoleOptions.parse([])
            let settings = try RoleSettings(options, role: .consumer, reader: reader)
            let lines = try ConfigurationReport.lines(reader, options: options, settings: settings).joined(
                separator: "\n"
            )
            #expect(!lines.contains("hunter2"))
            #expect(lines.contains("SCHEMA_REGISTRY_TOKEN=<redacted>"))
            #expect(lines.contains("sasl.password=<redacted>"))
            #expect(lines.contains("MESSAGE_COUNT=500 (default)"))
            #expect(ConfigurationReport.withoutUserInformation("http://u:hunter2@h/x") == "http://<redacted>@h/x")
        }
    }

    @Test("a property passes through by option, variable and file, the option first")
    func properties() async throws {
        let settings = try await settings(
            environment: ["KAFKA_PROPERTY_LINGER_MS": "7", "KAFKA_PROPERTY_SSL_CA_LOCATION": "/ca"],
            file: "KAFKA_PROPERTY_LINGER_MS=9\nKAFKA_PROPERTY_COMPRESSION_TYPE=lz4\n",
            arguments: ["--kafka-property", "linger.ms=5"]
        )
        #expect(settings.kafka.value(of: "linger.ms") == "5")
        #expect(settings.kafka.value(of: "ssl.ca.location") == "/ca")
        #expect(settings.kafka.value(of: "compression.type") == "lz4")
    }

    @Test("continuous mode overrides rounds, and zero iterations go on for ever")
    func iterations() async throws {
        #expect(try await settings(environment: ["ROUNDS": "3"]).rounds == .count(3))
        #expect(try await settings(environment: ["ROUNDS": "3", "ITERATIONS": "100"]).rounds == .count(100))
        #expect(try await settings(environment: ["ITERATIONS": "0"]).rounds == .forever)
    }

    @Test("a role that a scenario does not have is told")
    func missingRole() async throws {
        let failure = try #require(await failure { try await settings(role: .processor) })
        #expect(failure.message.contains("serdes has no processor"))
    }

    @Test("run ids are safe in file names and differ")
    func runIDs() {
        let first = RoleSettings.makeRunID()
        #expect(first.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
        #expect(Set((0..<20).map { _ in RoleSettings.makeRunID() }).count > 1)
    }
}
