import Foundation
import RegistryTesting
import Subprocess
import Testing

@testable import flamegraph

@Suite("flamegraph check profiles", .timeLimit(.minutes(2)))
struct CheckProfilesProcessTests {
    private static let window = ["--from", "2026-01-31T12:00:00Z", "--until", "1769861700"]
    private static let readable: PyroscopeDouble.Stacks = [
        (["main", "Orders.encode"], 900), (["main", "malloc"], 100),
    ]
    private static let services = [
        "serdes-json-producer", "serdes-json-consumer", "serdes-avro-producer", "serdes-avro-consumer",
    ]

    private func check(_ pyroscope: PyroscopeDouble, _ alloy: AlloyDouble, _ more: [String] = []) async throws
        -> Tool.Outcome
    {
        let servers = (try pyroscope.server(), try alloy.server())
        let outcome = try await Tool.run(
            ["check", "profiles", "--pyroscope-server", servers.0.url, "--alloy-server", servers.1.url] + Self.window
                + more
        )
        withExtendedLifetime(servers) {}
        return outcome
    }

    private func text(_ outcome: Tool.Outcome) -> String {
        outcome.output.replacing(/127\.0\.0\.1:\d+/, with: "127.0.0.1:PORT")
    }

    @Test("every service of a scenario that is there has samples: all is well")
    func complete() async throws {
        let double = PyroscopeDouble(
            services: Dictionary(uniqueKeysWithValues: Self.services.map { ($0, Self.readable) })
        )
        let outcome = try await check(double, AlloyDouble())
        #expect(outcome.status == .exited(0))
        #expect(outcome.output.contains("4 of 4 expected services have samples (serdes)"))
        #expect(outcome.output.contains("Nothing of: processing, io, control"))
    }

    @Test("samples, instances, times, names and missing services are told")
    func mixed() async throws {
        let stubs: PyroscopeDouble.Stacks = [(["main"], 600), (["main", "$ libc.so.6 + 0x1b2c"], 400)]
        let mangled: PyroscopeDouble.Stacks = [(["$s6Orders4mainyyF", "malloc"], 12_345)]
        let double = PyroscopeDouble(
            services: [
                "serdes-json-producer": Self.readable, "serdes-json-consumer": stubs, "serdes-avro-producer": mangled,
                "kafka\u{202E}": Self.readable,
            ],
            instances: ["serdes-json-consumer": ["a", "b", "c"]]
        )
        let outcome = try await check(double, AlloyDouble())
        #expect(outcome.status == .exited(69))
        try Golden.expect(text(outcome), matches: "check-profiles.txt")
    }

    @Test("a scenario that was asked for is missed whole")
    func scenario() async throws {
        let double = PyroscopeDouble(services: ["serdes-json-producer": Self.readable])
        let outcome = try await check(double, AlloyDouble(), ["--scenario", "io", "--format", "json"])
        #expect(outcome.status == .exited(69))
        let report = try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let services = try #require(report["services"] as? [[String: Any]])
        let missing = services.filter { $0["status"] as? String == "missing" }
        #expect(missing.count == 4)
        #expect(missing.allSatisfy { $0["problem"] as? String == "Alloy keeps no container of it" })
        #expect(report["verdict"] as? String == "failed")
    }

    @Test("a server in which nothing ever came is told from one with other profiles")
    func nothing() async throws {
        let none = try await check(PyroscopeDouble(holdings: nil), AlloyDouble(containers: []))
        #expect(none.status == .exited(69))
        #expect(none.output.contains("nothing of any scenario: no profile ever came for the default tenant"))
        let others = try await check(PyroscopeDouble(services: ["web": Self.readable]), AlloyDouble(containers: []))
        #expect(others.status == .exited(69))
        #expect(others.output.contains("nothing of any scenario: only profiles of other services"))
        #expect(others.output.contains("\nweb "))
        let older = try await check(PyroscopeDouble(holdings: (1, 1_769_800_000_000)), AlloyDouble())
        #expect(older.output.contains("only older profiles"))
    }

    @Test("times that are no dates are shown as they come")
    func times() async throws {
        let far = Int64.max / 1_000_000 - 1
        let service = ["serdes-json-producer": Self.readable]
        let double = PyroscopeDouble(services: service, times: (Int64.min, Int64.max), holdings: (far, far))
        let outcome = try await check(double, AlloyDouble())
        #expect(outcome.status == .exited(69))
        #expect(outcome.output.contains("only newer profiles, the oldest of \(far)000000 ns"))
        #expect(outcome.output.contains("\(Int64.max) ms"))
    }

    @Test("a server that is down or refuses is one line on standard error")
    func unreachable() async throws {
        let closed = try ScriptedRegistry(isListening: false)
        let down = try await Tool.run("check", "profiles", "--pyroscope-server", closed.url)
        #expect(down.status == .exited(69))
        #expect(down.error.contains("is Pyroscope running"))
        let guarded = try PyroscopeDouble(authorization: "Bearer right").server()
        let refused = try await Tool.shell(
            "PYROSCOPE_TOKEN=hunter2 $FLAMEGRAPH check profiles --pyroscope-server \(guarded.url)"
        )
        #expect(refused.status == .exited(4))
        #expect(refused.error.split(separator: "\n").count == 1)
        #expect(!refused.error.contains("hunter2"))
    }

    @Test(
        "wrong options are wrong usage",
        arguments: [
            ["--from", "yesterday"], ["--until", "now+5m"], ["--scenario", "none"], ["--sample-rate", "0"],
            ["--timeout", "x"], ["--from", "now", "--until", "now-5m"],
        ]
    )
    func usage(options: [String]) async throws {
        let outcome = try await Tool.run(["check", "profiles"] + options)
        #expect(outcome.status == .exited(64))
    }
}
