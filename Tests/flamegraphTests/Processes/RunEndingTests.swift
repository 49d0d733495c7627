import Foundation
import Pipeline
import Subprocess
import Testing

@testable import flamegraph

@Suite("The end of flamegraph run before its time", .serialized, .timeLimit(.minutes(2)))
struct RunEndingTests {
    /// A run that lasts until it is ended.
    private static func long(_ id: String, _ folder: String) -> [String] {
        [
            "run", "--scenario", "io", "--messages", "100000", "--rate", "200", "--warmup", "20", "--run-id", id,
            "--out", folder,
        ]
    }

    private func report(_ folder: String, _ id: String) throws -> RunReport {
        try JSONDecoder().decode(
            RunReport.self,
            from: Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(id)/run.json"))
        )
    }

    @Test("leaves no process behind when it is killed")
    func killed() async throws {
        try await Tool.withFolder { folder in
            let id = "killed-" + UUID().uuidString
            let outcome = try await Tool.run(Self.long(id, folder), when: "warm-up done") { process in
                let count = try Tool.processes(mentioning: id).count
                #expect(count == 6, "flamegraph, perf and four roles")
                kill(process, SIGKILL)
            }
            #expect(outcome.status == .signaled(SIGKILL))
            #expect(try await Tool.eventually(within: .seconds(15)) { try Tool.processes(mentioning: id).isEmpty })
        }
    }

    @Test(
        "stops its processes and keeps what it has when it is interrupted",
        arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)]
    )
    func interrupted(signal: Int32, code: Int32) async throws {
        try await Tool.withFolder { folder in
            let id = "interrupted-" + UUID().uuidString
            let outcome = try await Tool.run(Self.long(id, folder), when: "warm-up done") { process in
                kill(process, signal)
            }
            #expect(outcome.status == .exited(code))
            #expect(try Tool.processes(mentioning: id).isEmpty)
            let report = try report(folder, id)
            #expect(!report.complete)
            #expect(report.failure?.hasPrefix("interrupted by SIG") == true)
        }
    }

    @Test("ends at once on a second signal")
    func secondSignal() async throws {
        try await Tool.withFolder { folder in
            let id = "twice-" + UUID().uuidString
            let outcome = try await Tool.run(Self.long(id, folder), when: "warm-up done") { process in
                kill(process, SIGINT)
                kill(process, SIGTERM)
            }
            #expect([.exited(130), .exited(143)].contains(outcome.status))
            #expect(try await Tool.eventually(within: .seconds(5)) { try Tool.processes(mentioning: id).isEmpty })
        }
    }

    @Test("tells which process failed, and keeps what it has")
    func failingRole() async throws {
        try await Tool.withFolder { folder in
            let id = "failing-" + UUID().uuidString
            let outcome = try await Tool.run(Self.long(id, folder), when: "warm-up done") { _ in
                let consumers = try Tool.processes(mentioning: id).filter { name in
                    let line = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") ?? Data()
                    return String(decoding: line, as: UTF8.self).contains("io-batch-consumer-1")
                }
                #expect(consumers.count == 1)
                for consumer in consumers.compactMap({ Int32($0) }) { kill(consumer, SIGKILL) }
            }
            #expect(outcome.status == .exited(70))
            #expect(outcome.error.contains("flamegraph: io-batch-consumer-1 ended early: killed by signal 9"))
            #expect(try Tool.processes(mentioning: id).isEmpty)
            let report = try report(folder, id)
            #expect(!report.complete)
        }
    }
}
