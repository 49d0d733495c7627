import Analysis
import Foundation
import Pipeline
import Subprocess
import Testing

@testable import flamegraph

/// One profiled run, and what can be done with it: each test of these would otherwise have to make a run of its own.
@Suite("Profiles of a run", .serialized, .timeLimit(.minutes(3)))
struct ProfileProcessTests {
    private static let services = ["avro-consumer", "avro-producer", "json-consumer", "json-producer"].map {
        "serdes-" + $0
    }

    private static func json(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    /// Runs serdes with perf; enough messages for some hundred samples of each service of a debug build.
    private func withRun(_ body: (String) async throws -> Void) async throws {
        try await Tool.withFolder { folder in
            let outcome = try await Tool.run(
                "run",
                "--scenario",
                "serdes",
                "--messages",
                "4000",
                "--rounds",
                "3",
                "--warmup",
                "100",
                "--run-id",
                "p",
                "--out",
                folder
            )
            #expect(outcome.status == .exited(0), "\(outcome.output)\n\(outcome.error)")
            for service in Self.services { #expect(outcome.output.contains(service)) }
            try await body(folder + "/p")
        }
    }

    @Test("every service has a profile that agrees with the operating system, and everything reads it")
    func everything() async throws {
        try await withRun { run in
            #expect(RunFolder(run).services == Self.services)
            #expect(try FileManager.default.contentsOfDirectory(atPath: run + "/profiles").count == 4)
            try checkQuality(run)
            try await checkComparison(run)
            try await checkExports(run)
            try await checkReport(run)
        }
    }

    private func checkQuality(_ run: String) throws {
        let profiling = try #require(try RunFolder(run).report().profiling)
        #expect(profiling.frequency == PerfSettings.defaultFrequency)
        #expect(profiling.services.map(\.service).sorted() == Self.services)
        for service in profiling.services {
            let reconciliation = try #require(service.quality.reconciliation)
            #expect(reconciliation.isTrustworthy, "\(service.service): \(reconciliation.ratio)")
            #expect(service.quality.samples > 30, "\(service.service)")
            // Debug builds have more places in which the unwinder finds one caller only; release builds reach 95 %.
            #expect(service.quality.rooted > 0.6, "\(service.service): \(service.quality.rooted)")
            // Of a hundred samples a few more or less are chance.
            #expect(service.quality.unnamed < 0.2, "\(service.service): \(service.quality.unnamed)")
        }
    }

    private func checkComparison(_ run: String) async throws {
        let a = run + "#serdes-json-producer"
        let b = run + "#serdes-avro-producer"
        let text = try await Tool.run("compare", a, b, "--at", "100000", "--top", "5")
        #expect(text.status == .exited(0), "\(text.error)")
        #expect(text.output.contains("profile ÷ operating system"))
        #expect(text.output.contains("cores for 100,000 messages/s"))

        let outcome = try await Tool.run("compare", a, b, "--format", "json")
        let functions = try #require(try Self.json(outcome.output)["functions"] as? [[String: Any]])
        let names = functions.compactMap { $0["name"] as? String }
        #expect(names.contains { $0.hasPrefix("Orders.JSONOrderCodec.encode") })
        #expect(names.contains { $0.hasPrefix("Orders.AvroOrderCodec.encode") })

        let byCaller = try await Tool.run("compare", a, b, "--at", "100000", "--top", "5", "--helpers", "caller")
        #expect(byCaller.status == .exited(0))
        #expect(byCaller.output != text.output, "memory management is given to its callers")

        let missing = try await Tool.run("compare", a, run + "#serdes-xml-producer")
        #expect(missing.status == .exited(ExitCode.usage.rawValue))
        #expect(missing.error.contains("it has serdes-avro-consumer, "))
    }

    private func checkExports(_ run: String) async throws {
        let source = run + "#serdes-json-consumer"
        let files = ["folded", "pprof", "svg"].map { run + "/export." + $0 }
        let outcome = try await Tool.run(
            "export",
            source,
            "--folded",
            files[0],
            "--pprof",
            files[1],
            "--svg",
            files[2]
        )
        #expect(outcome.status == .exited(0), "\(outcome.error)")
        #expect(try String(contentsOfFile: files[0], encoding: .utf8).contains("Pipeline.ConsumerLoop.decode"))
        #expect(try String(contentsOfFile: files[2], encoding: .utf8).contains("<svg"))
        // A profile is the same, whatever it has been written as.
        let again = try await Tool.run("compare", source, files[1], "--format", "json")
        #expect(again.status == .exited(0), "\(again.error)")
        let whole = try #require(try Self.json(again.output)["whole"] as? [String: Any])
        #expect(whole["a"] as? Double == whole["b"] as? Double)
        let folded = try await Tool.run("compare", source, files[0], "--messages-b", "12000")
        #expect(folded.status == .exited(ExitCode.incomparable.rawValue), "nanoseconds and counts")
    }

    private func checkReport(_ run: String) async throws {
        let page = try Data(contentsOf: URL(fileURLWithPath: run + "/report.html"))
        #expect(page.count < 1_000_000)
        let fromPage = try await Tool.run(
            "compare",
            run + "/report.html#serdes-json-producer",
            run + "#serdes-json-producer",
            "--format",
            "json"
        )
        #expect(fromPage.status == .exited(0), "\(fromPage.error)")
        let sides = try Self.json(fromPage.output)
        let costs = try ["a", "b"].map { side in
            try #require((sides[side] as? [String: Any])?["cost"] as? [String: Any])["mean"] as? Double
        }
        #expect(costs[0] == costs[1])
        let rooted = try ["a", "b"].map { side in
            try #require((sides[side] as? [String: Any])?["quality"] as? [String: Any])["rooted"] as? Double
        }
        #expect(rooted[0] == rooted[1])

        let again = try await Tool.run("report", run)
        #expect(again.status == .exited(0), "\(again.error)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: run + "/report.html")) == page)
    }

    @Test("a run goes on without pictures where perf is missing, and says so in one line")
    func withoutPerf() async throws {
        try await Tool.withFolder { folder in
            let line =
                "PATH=\(folder) exec $FLAMEGRAPH run --scenario io --messages 50 --rounds 1 --warmup 0 --out \(folder)"
            let outcome = try await Tool.shell(line)
            #expect(outcome.status == .exited(0), "\(outcome.error)")
            let lines = outcome.error.split(separator: "\n").filter { $0.contains("no flame graphs: ") }
            #expect(lines.count == 1)
            #expect(lines.first?.contains("apt-get install linux-perf") == true)
            #expect(outcome.output.contains("ALL-RECORDS-DELIVERED"))
        }
    }
}
