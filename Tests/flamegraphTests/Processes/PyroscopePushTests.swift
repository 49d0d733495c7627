import Foundation
import Pipeline
import ProfileModel
import RegistryTesting
import Subprocess
import Testing
import Units

@testable import flamegraph

/// `flamegraph run --pyroscope-server`.
@Suite("Pushing a run's profiles", .serialized, .timeLimit(.minutes(3)))
struct PyroscopePushTests {
    private static let services = ["json-producer", "avro-producer", "json-consumer", "avro-consumer"].map {
        "serdes-" + $0
    }

    private func run(_ server: String, _ folder: String, _ options: String = "") async throws -> Tool.Outcome {
        try await Tool.shell(
            "exec $FLAMEGRAPH run --scenario serdes --messages 3000 --rounds 2 --warmup 0 --run-id p --out \(folder)"
                + " --pyroscope-server \(server) \(options)"
        )
    }

    private func values(_ profile: Profile) -> Int64 { profile.samples.reduce(0) { $0 + $1.value } }

    @Test("every service's rounds arrive whole, readable, under their labels and with the time of their end")
    func everything() async throws {
        try await Tool.withFolder { folder in
            let server = try FakePyroscope([])
            let before = Date().timeIntervalSince1970 * 1e9
            let outcome = try await run(server.url, folder)
            let after = Date().timeIntervalSince1970 * 1e9
            #expect(outcome.status == .exited(0), "\(outcome.error)")
            #expect(outcome.output.contains("pushed to Pyroscope at \(server.url): 8 profiles of 4 services"))
            let pushed = try server.pushes()
            #expect(pushed.count == 8)
            for push in pushed {
                let (labels, profile) = (push.labels, push.profile)
                let service = try #require(labels["service_name"])
                #expect(labels["__name__"] == "process_cpu")
                #expect(labels["scenario"] == "serdes" && labels["run"] == "p" && labels["instance"] == service + "-1")
                #expect(service == "serdes-\(labels["variant"] ?? "")-\(labels["role"] ?? "")")
                #expect(labels.count == 7)
                let time = Double(profile.measurement.start?.rawValue ?? 0)
                #expect((before...after).contains(time))
                #expect(profile.measurement.unit == .nanoseconds && profile.sampleCount == .zero)
                let text = String(decoding: push.bytes, as: UTF8.self)
                #expect(text.contains("cpu") && !text.contains("samples") && !text.contains("cpu-clock"))
                #expect(profile.samples.allSatisfy { profile.labels[$0.labels] == Labels() })
                #expect(!profile.frames.ids.contains { profile.frames[$0].name.hasPrefix("$s") })
            }
            for service in Self.services {
                try checkTotal(
                    of: service,
                    pushed.filter { $0.labels["service_name"] == service }.map(\.profile),
                    folder
                )
            }
            let report = try RunFolder(folder + "/p").report()
            #expect(report.pyroscope?.services.map(\.profiles) == [2, 2, 2, 2])
            #expect(report.pyroscope?.problem == nil)
        }
    }

    /// What was pushed is what the run keeps, to the nanosecond.
    private func checkTotal(of service: String, _ pushed: [Profile], _ folder: String) throws {
        let file = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/p/profiles/\(service).pb.gz"))
        #expect(pushed.reduce(0) { $0 + values($1) } == values(try PprofFile.profile([UInt8](file))))
        #expect(Set(pushed.compactMap(\.measurement.start)).count == 2)
    }

    /// `nil` where no real server is at hand.
    private static let realServer = ProcessInfo.processInfo.environment["PYROSCOPE_SERVER_URL"]

    @Test("what a run pushes costs the same when it is read back, function by function")
    func roundTrip() async throws {
        let server = try FakePyroscope([])
        try await readBack(server.url)
    }

    @Test(
        "the same with a real server",
        .enabled(if: realServer != nil, "needs a running Pyroscope: set PYROSCOPE_SERVER_URL")
    )
    func realRoundTrip() async throws {
        try await readBack(try #require(Self.realServer))
    }

    private func readBack(_ server: String) async throws {
        try await Tool.withFolder { folder in
            let begin = Int64(Date().timeIntervalSince1970) - 2
            let outcome = try await run(server, folder)
            #expect(outcome.status == .exited(0), "\(outcome.error)")
            let (a, b) = ("serdes-json-producer", "serdes-avro-producer")
            let local = try await Tool.shell("$FLAMEGRAPH compare \(folder)/p#\(a) \(folder)/p#\(b) --format json")
            let remote = try await Tool.shell(
                "$FLAMEGRAPH compare \(a) \(b) --pyroscope-server \(server) --from \(begin) --until now --sample-rate 499"
                    + " --collect-interval 1s --messages-a 6000 --messages-b 6000 --format json"
            )
            #expect(remote.status == .exited(0), "\(remote.error)")
            let (kept, read) = (try ownCosts(local.output), try ownCosts(remote.output))
            #expect(kept.count > 10 && kept.keys == read.keys)
            for (name, cost) in kept { #expect(abs(cost - (read[name] ?? 0)) < 1e-6 * max(1, cost), "\(name)") }
        }
    }

    /// A's and B's own cost of each function that has any.
    private func ownCosts(_ text: String) throws -> [String: Double] {
        let document = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        var costs: [String: Double] = [:]
        for function in document?["functions"] as? [[String: Any]] ?? [] {
            let (name, own) = (function["name"] as? String ?? "", function["own"] as? [String: Any])
            for side in ["a", "b"] {
                if let cost = own?[side] as? Double, cost > 0 { costs[side + " " + name] = cost }
            }
        }
        return costs
    }

    @Test("a push that fails loses nothing: the results stay, a line says so, and the exit code is 69")
    func failing() async throws {
        try await Tool.withFolder { folder in
            let server = try FakePyroscope([]) { request in
                request.target.hasSuffix("/Push")
                    ? FakePyroscope.json(#"{"code":"x","message":"no"}"#, status: 403) : nil
            }
            let outcome = try await run(server.url, folder)
            #expect(outcome.status == .exited(69), "\(outcome.error)")
            #expect(outcome.error.contains("warning: not all profiles were pushed, serdes-"), "\(outcome.error)")
            let report = try RunFolder(folder + "/p").report()
            #expect(report.complete && report.profiling?.services.count == 4)
            #expect(report.pyroscope?.problem?.contains("403") == true)
        }
    }

    @Test("a server that is not there ends the run before it begins")
    func absent() async throws {
        try await Tool.withFolder { folder in
            let down = try await run("http://127.0.0.1:1", folder)
            #expect(down.status == .exited(69))
            #expect(down.error.hasPrefix("flamegraph: Pyroscope: ") && down.error.split(separator: "\n").count == 1)
            #expect(!FileManager.default.fileExists(atPath: folder + "/p"))
            let wrong = try await run("http://u:hush@127.0.0.1:1", folder)
            #expect(wrong.status == .exited(64))
            #expect(!wrong.error.contains("hush"))
            let useless = try await run("http://127.0.0.1:1", folder, "--profile off")
            #expect(useless.status == .exited(64))
        }
    }
}
