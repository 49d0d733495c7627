import Foundation
import KafkaClient
import Pipeline
import RegistryTesting
import Subprocess
import Testing

@testable import flamegraph

@Suite("flamegraph check infrastructure", .timeLimit(.minutes(2)))
struct CheckInfrastructureProcessTests {
    /// A broker and a registry with the topics of the catalogue, some of them changed.
    private func withServices(
        _ change: (inout [String: Int32]) -> Void = { _ in },
        _ body: (BrokerAddress) async throws -> Void
    ) async throws {
        let names = TopicNames(runID: "", isEmbedded: true).all(of: Catalogue.all) + [RunRecordTopic.name.rawValue]
        var topics = Dictionary(uniqueKeysWithValues: names.map { ($0, Int32(12)) })
        change(&topics)
        let services = try await EmbeddedServices(topics: topics.map { ($0.key, $0.value) })
        try await body(services.address)
        await services.stop()
    }

    private func arguments(_ address: BrokerAddress, _ pyroscope: ScriptedRegistry, _ alloy: ScriptedRegistry)
        -> [String]
    {
        [
            "--kafka-brokers", address.bootstrapServers, "--schema-registry", address.schemaRegistry,
            "--pyroscope-server", pyroscope.url, "--alloy-server", alloy.url, "--timeout", "20",
        ]
    }

    private func text(_ output: String) -> String { output.replacing(/127\.0\.0\.1:\d+/, with: "127.0.0.1:PORT") }

    @Test("all that is there is ok, one line each")
    func good() async throws {
        let pyroscope = try PyroscopeDouble().server()
        let alloy = try AlloyDouble().server()
        try await withServices { address in
            let servers = arguments(address, pyroscope, alloy)
            let outcome = try await Tool.run(
                ["check", "infrastructure", "--only", "kafka,registry,pyroscope,alloy"] + servers
            )
            #expect(outcome.status == .exited(0))
            #expect(outcome.error.isEmpty)
            try Golden.expect(text(outcome.output), matches: "check-infrastructure.txt")
        }
    }

    @Test("what fails is told with what to do, and what depends on it is skipped")
    func bad() async throws {
        let pyroscope = try PyroscopeDouble(version: "1.15.0", holdings: nil).server()
        let alloy = try AlloyDouble(
            failingSessions: 1,
            state: "exited",
            message: #"cannot create bpf perf link\u001b[31m"#,
            containers: []
        ).server()
        let change: (inout [String: Int32]) -> Void = { topics in
            topics["serdes-avro"] = nil
            topics["io-batch"] = 6
            topics[RunRecordTopic.name.rawValue] = nil
        }
        try await withServices(change) { address in
            let servers = arguments(address, pyroscope, alloy)
            let outcome = try await Tool.run(
                ["check", "infrastructure", "--only", "kafka,pyroscope,alloy"] + servers
            )
            #expect(outcome.status == .exited(69))
            try Golden.expect(text(outcome.output), matches: "check-infrastructure-failed.txt")
        }
    }

    @Test("looking does not make the topics that are missing")
    func untouched() async throws {
        try await withServices({ $0["serdes-avro"] = nil }) { address in
            let command = ["check", "infrastructure", "--only", "kafka", "--kafka-brokers", address.bootstrapServers]
            let first = try await Tool.run(command)
            let second = try await Tool.run(command)
            #expect(first.output.contains("missing: serdes-avro;"))
            #expect(second.output == first.output)
        }
    }

    @Test("servers that are down are failures in the output, not errors")
    func down() async throws {
        let closed = try ScriptedRegistry(isListening: false)
        let outcome = try await Tool.run(
            [
                "check", "infrastructure", "--only", "kafka,registry,pyroscope,alloy", "--kafka-brokers",
                "127.0.0.1:\(closed.port)", "--schema-registry", closed.url, "--pyroscope-server", closed.url,
                "--alloy-server", closed.url, "--timeout", "1", "--format", "json",
            ]
        )
        #expect(outcome.status == .exited(69))
        let report = try #require(
            JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        )
        #expect(report["verdict"] as? String == "failed")
        let findings = try #require(report["findings"] as? [[String: String]])
        let failed = findings.filter { $0["status"] == "failed" }
        #expect(failed.map { $0["area"] } == ["kafka", "registry", "pyroscope", "alloy"])
        #expect(failed.allSatisfy { $0["advice"]?.contains("is it up") == true })
        #expect(!findings.contains { $0["status"] == "ok" })
    }

    @Test("refused credentials are told apart, and no secret is shown")
    func unauthorized() async throws {
        let server = try PyroscopeDouble(authorization: "Bearer right").server()
        let registry = try ScriptedRegistry { _ in .error(status: 401, code: 401) }
        let options =
            "check infrastructure --only registry,pyroscope --pyroscope-server \(server.url) --schema-registry \(registry.url)"
        let refused = try await Tool.shell(
            "PYROSCOPE_TOKEN=hunter2 SCHEMA_REGISTRY_TOKEN=hunter2 $FLAMEGRAPH \(options)"
        )
        #expect(refused.status == .exited(69))
        #expect(refused.output.contains("set PYROSCOPE_USER"))
        #expect(refused.output.contains("set SCHEMA_REGISTRY_USER"))
        #expect(!(refused.output + refused.error).contains("hunter2"))
        let taken = try await Tool.shell("PYROSCOPE_TOKEN=right $FLAMEGRAPH \(options) --only pyroscope")
        #expect(taken.status == .exited(0))
    }

    @Test("addresses come from the environment and from .env, too")
    func environment() async throws {
        let server = try PyroscopeDouble().server()
        let variable = try await Tool.shell(
            "PYROSCOPE_SERVER_URL=\(server.url) $FLAMEGRAPH check infrastructure --only pyroscope"
        )
        #expect(variable.status == .exited(0))
        let alloy = try AlloyDouble().server()
        try await Tool.withFolder { folder in
            try Data("ALLOY_SERVER_URL=\(alloy.url)\n".utf8).write(to: URL(fileURLWithPath: folder + "/.env"))
            let file = try await Tool.shell(
                "cd \(folder) && env -u ALLOY_SERVER_URL $FLAMEGRAPH check infrastructure --only alloy"
            )
            #expect(file.status == .exited(0))
        }
    }

    @Test("the machine is looked at with a word on when it matters")
    func machine() async throws {
        let outcome = try await Tool.run("check", "infrastructure", "--only", "machine")
        #expect(outcome.status == .exited(0) || outcome.status == .exited(69))
        #expect(outcome.output.contains("\n7 checks: "))
        #expect(outcome.output.contains("only where this machine runs the containers"))
    }

    @Test(
        "wrong options are wrong usage",
        arguments: [
            ["--only", "kafka,docker"], ["--only", ""], ["--timeout", "0"], ["--alloy-server", "ftp://x"],
            ["--pyroscope-server", "http://u:hunter2@h"], ["--schema-registry", "here", "--only", "registry"],
        ]
    )
    func usage(options: [String]) async throws {
        let only = options.contains("--only") ? [] : ["--only", options[0] == "--alloy-server" ? "alloy" : "pyroscope"]
        let outcome = try await Tool.run(["check", "infrastructure"] + options + only)
        #expect(outcome.status == .exited(64))
        #expect(!outcome.error.contains("hunter2"))
    }
}
