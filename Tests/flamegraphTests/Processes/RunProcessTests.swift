import Analysis
import Foundation
import Pipeline
import Subprocess
import Testing
import Units

@testable import flamegraph

@Suite("flamegraph run", .serialized, .timeLimit(.minutes(2)))
struct RunProcessTests {
    private static let small = ["--messages", "200", "--rounds", "2", "--warmup", "50", "--profile", "off"]

    private func report(_ folder: String, _ id: String) throws -> RunReport {
        try JSONDecoder().decode(
            RunReport.self,
            from: Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(id)/run.json"))
        )
    }

    @Test("measures every scenario, keeps the evidence, and its verdict can be checked again")
    func everything() async throws {
        try await Tool.withFolder { folder in
            let arguments = Self.small + ["--replicas", "2", "--run-id", "small", "--out", folder]
            let outcome = try await Tool.shell("exec $FLAMEGRAPH run " + arguments.joined(separator: " "))
            #expect(outcome.status == .exited(0), "\(outcome.error)")
            #expect(
                outcome.output.components(separatedBy: "ALL-RECORDS-DELIVERED lost=0 duplicated=0 rejected=0").count
                    == 4
            )
            #expect(!outcome.output.contains("\u{1b}"))

            let report = try report(folder, "small")
            #expect(report.complete)
            #expect(report.scenarios.map(\.name) == Catalogue.scenarios.map(\.name))
            for service in report.scenarios.flatMap(\.services) {
                #expect(service.rounds.map(\.messages.rawValue) == [200, 200], "\(service.service)")
                #expect(service.cost?.mean ?? 0 > 0)
            }
            #expect(report.scenarios.flatMap(\.comparisons).count == 6)

            let check = try await Tool.shell("exec $FLAMEGRAPH verify --format json \(folder)/small/events/*")
            #expect(check.status == .exited(0), "\(check.output)")
            let events = "\(folder)/small/events/serdes-avro-producer-1.jsonl"
            let without = try await Tool.shell(
                "grep -v acknowledged \(events) | $FLAMEGRAPH verify - \(folder)/small/events/serdes-avro-c*"
            )
            #expect(without.status == .exited(2))
        }
    }

    @Test("prints run.json on request, and nothing else")
    func json() async throws {
        try await Tool.withFolder { folder in
            let arguments = Self.small + ["--scenario", "io", "--format", "json", "--run-id", "j", "--out", folder]
            let outcome = try await Tool.shell("exec $FLAMEGRAPH run " + arguments.joined(separator: " "))
            #expect(outcome.status == .exited(0), "\(outcome.error)")
            #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/j/run.json")) == Data(outcome.output.utf8))
        }
    }

    @Test("notices a full disk under its standard output")
    func fullOutput() async throws {
        try await Tool.withFolder { folder in
            let arguments = [
                "--scenario", "io", "--messages", "50", "--rounds", "1", "--warmup", "0", "--profile", "off", "--out",
                folder,
            ]
            let outcome = try await Tool.shell(
                "exec $FLAMEGRAPH run " + arguments.joined(separator: " ") + " >/dev/full"
            )
            #expect(outcome.status == .exited(73))
            #expect(outcome.error.contains("cannot write to standard output"))
        }
    }

    @Test("leaves no half file where there is no room")
    func fullFolder() async throws {
        try await Tool.withFolder { folder in
            let arguments = Self.small + ["--scenario", "io", "--run-id", "full", "--out", folder]
            let line = "ulimit -f 4; exec $FLAMEGRAPH run " + arguments.joined(separator: " ")
            let outcome = try await Tool.shell(line)
            #expect(outcome.status == .exited(73))
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder + "/full").sorted() == [
                    "events", "profiles",
                ]
            )
        }
    }

    @Test("does not write through a link")
    func link() async throws {
        try await Tool.withFolder { folder in
            try FileManager.default.createSymbolicLink(atPath: folder + "/linked", withDestinationPath: "/tmp")
            let outcome = try await Tool.run("run", "--scenario", "io", "--run-id", "linked", "--out", folder)
            #expect(outcome.status == .exited(73))
        }
    }
}
