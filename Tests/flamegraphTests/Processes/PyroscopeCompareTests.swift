import Foundation
import KafkaClient
import RegistryTesting
import Subprocess
import Testing
import Units

@testable import Pipeline
@testable import flamegraph

/// `flamegraph compare --pyroscope-server` against a server and records of which the answer is known.
@Suite("Comparing services in Pyroscope", .timeLimit(.minutes(2)))
struct PyroscopeCompareTests {
    typealias Two = TwoServices

    private func compare(
        _ server: String,
        _ options: String,
        records: [RunRecord]? = nil,
        names: String = "\(Two.a) \(Two.b)",
        environment: String = ""
    ) async throws -> Tool.Outcome {
        try await Tool.withFolder { folder in
            let known = try records ?? Two.records(of: Two.a) + Two.records(of: Two.b)
            try Two.lines(known).write(toFile: folder + "/records", atomically: true, encoding: .utf8)
            return try await Tool.shell(
                "cd \(folder); \(environment) $FLAMEGRAPH compare \(names) --pyroscope-server \(server) \(options)"
            )
        }
    }

    private func document(_ outcome: Tool.Outcome) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    private func function(_ name: String, _ document: [String: Any]) throws -> [String: Any] {
        let functions = try #require(document["functions"] as? [[String: Any]])
        return try #require(functions.first { $0["name"] as? String == name })
    }

    @Test("gives the known cost of each function, in ten slices with intervals", arguments: [Int64(0), 5000, 14_999])
    func known(offset: Int64) async throws {
        let server = try FakePyroscope(Two.profiles(offset: offset))
        let outcome = try await compare(server.url, "\(Two.window) --run-records records --format json")
        #expect(outcome.status == .exited(0), "\(outcome.error)")
        let document = try document(outcome)
        for (name, service, side) in [(Two.encodeOfA, Two.a, "a"), (Two.encodeOfB, Two.b, "b")] {
            let own = try #require(try function(name.name, document)["own"] as? [String: Any])
            let cost = try #require(own[side] as? Double)
            #expect(abs(cost / Two.cost(of: service) - 1) < 0.0001, "\(name.name): \(cost)")
            #expect(own["lowerLimit"] is Double && own["finding"] as? String == "significant")
        }
        let a = try #require(document["a"] as? [String: Any])
        #expect(a["rounds"] as? Int == 10 && a["messages"] as? Int == 40_000)
        let quality = try #require(a["quality"] as? [String: Any])
        #expect(abs((quality["reconciliation"] as? Double ?? 0) - 1) < 0.01)
        #expect(quality["rooted"] as? Double == 1 && quality["unnamed"] as? Double == 0)
        let source = try #require(document["source"] as? [String: Any])
        #expect(source["from"] as? String == "2023-11-14T22:13:20Z")
        #expect(source["until"] as? String == "2023-11-14T22:23:20Z")
        #expect(source["warnings"] as? [String] == [])
        #expect(outcome.error.contains("warning:") == false, "\(outcome.error)")
    }

    @Test("gives the text, the page, the picture, pprof and folded stacks, and the server's own page")
    func outputs() async throws {
        let server = try FakePyroscope(Two.profiles())
        let text = try await compare(
            server.url,
            "\(Two.window) --run-records records --html d.html --svg d.svg --pprof d.pb.gz --folded d.folded >text"
                + " && cat text && ls d.* && grep -c JSONOrderCodec d.html d.svg d.folded"
        )
        #expect(text.status == .exited(0), "\(text.error)")
        #expect(text.output.contains("10 slices of 60"))
        #expect(text.output.contains("\(server.url)/comparison-diff?query=process_cpu"))
        for file in ["d.html:", "d.svg:", "d.folded:", "d.pb.gz"] { #expect(text.output.contains(file)) }
        #expect(!text.output.contains("d.html:0") && !text.output.contains("d.folded:0"))
    }

    @Test("names no page of a server that has none", arguments: ["1.15.0", "2.0.1", "main-abc"])
    func noPage(version: String) async throws {
        let server = try FakePyroscope(Two.profiles(), version: version)
        let outcome = try await compare(server.url, "\(Two.window) --run-records records")
        #expect(outcome.status == .exited(0), "\(outcome.error)")
        #expect(!outcome.output.contains("comparison-diff"))
    }

    @Test("takes the topic's records, replicas summed up")
    func topic() async throws {
        let broker = try await RecordsBroker(
            Two.records(of: Two.a, instances: ["1", "2"]) + Two.records(of: Two.b, instances: ["1"])
        )
        let server = try FakePyroscope(Two.profiles())
        let outcome = try await compare(
            server.url,
            "\(Two.window) --kafka-brokers \(broker.servers) --format json"
        )
        #expect(outcome.status == .exited(0), "\(outcome.error)")
        #expect(outcome.error.contains("warning: 1 values in topic flamegraph-run-records are no run records"))
        let document = try document(outcome)
        let own = try #require(try function(Two.encodeOfA.name, document)["own"] as? [String: Any])
        #expect(abs((own["a"] as? Double ?? 0) / Two.cost(of: Two.a) - 1) < 0.0001)
    }

    @Test("takes records out of a container's log, with what else stands in it")
    func log() async throws {
        let server = try FakePyroscope(Two.profiles())
        let prefix =
            "sed 's/^/producer-1  | {\"timestamp\":1,\"name\":\"run_record\",\"record\":/; s/$/}/' records >log"
        let outcome = try await compare(
            server.url,
            "\(Two.window) --run-records log",
            environment: "\(prefix); echo 'producer-1 | {broken' >>log; cat records >>log;"
        )
        #expect(outcome.status == .exited(0), "\(outcome.error)")
    }

    @Test("a total for the whole window is one slice without intervals, and says so")
    func totals() async throws {
        let server = try FakePyroscope(Two.profiles())
        let outcome = try await compare(server.url, "\(Two.window) --messages-a 40000 --messages-b 40000")
        #expect(outcome.status == .exited(0), "\(outcome.error)")
        #expect(outcome.output.contains("in one slice, so without intervals"))
        #expect(outcome.output.contains("1 round"))
    }

    @Test("ends with 11 where the profile and the services' own account disagree")
    func untrustworthy() async throws {
        let server = try FakePyroscope(Two.profiles())
        let records = try Two.records(of: Two.a, cpuFactor: 1.3) + Two.records(of: Two.b)
        let outcome = try await compare(server.url, "\(Two.window) --run-records records", records: records)
        #expect(outcome.status == .exited(11), "\(outcome.error)")
    }

    @Test(
        "refuses in one line what is wrong, with the documented exit code",
        arguments: [
            ("--from yesterday", 64, "--from takes a time"), ("--until now-5", 64, "--until takes a time"),
            ("--from 1700000600 --until 1700000000", 64, "--from before --until"),
            ("--until 4102444800", 64, "lies in the future"),
            ("--from 1700000000 --until 1700000010 --run-records records", 64, "too short"),
            ("\(Two.window) --run-records records --slices 41", 64, "too short"),
            ("\(Two.window) --messages-a 5", 64, "both"),
            ("\(Two.window) --messages-a 5 --messages-b 5 --slices 3", 64, "--slices"),
            ("\(Two.window) --run-records missing", 65, "cannot read missing"),
            ("\(Two.window) --run-records /dev/null", 65, "no run record"),
            ("--collect-interval 15", 64, "--collect-interval"), ("--sample-rate 0", 64, "--sample-rate"),
            ("--from 1600000000 --until 1600000600 --run-records records", 69, "its records are from 2023-11-14"),
            ("\(Two.window) --kafka-brokers 127.0.0.1:1", 69, "run records"),
        ]
    )
    func wrong(options: String, code: Int32, words: String) async throws {
        let server = try FakePyroscope(Two.profiles())
        let outcome = try await compare(server.url, options)
        #expect(outcome.status == .exited(code), "\(outcome.error)")
        #expect(outcome.error.contains(words), "\(outcome.error)")
        #expect(outcome.output.isEmpty)
    }

    @Test("a service that nobody knows is named, by the records and by the server")
    func missing() async throws {
        let server = try FakePyroscope(Two.profiles())
        let counts = try await compare(server.url, "\(Two.window) --run-records records", names: "\(Two.a) nobody")
        #expect(counts.status == .exited(69))
        #expect(
            counts.error.contains("no run record of nobody; there are some of \(Two.b), \(Two.a)"),
            "\(counts.error)"
        )
        let totals = "--messages-a 5 --messages-b 5"
        let profile = try await compare(server.url, "\(Two.window) \(totals)", names: "\(Two.a) nobody")
        #expect(profile.status == .exited(69))
        #expect(profile.error.contains("has no samples"), "\(profile.error)")
        let nothing = try FakePyroscope([])
        let empty = try await compare(nothing.url, "\(Two.window) \(totals)")
        #expect(empty.status == .exited(69))
        #expect(empty.error.contains("none ever came"), "\(empty.error)")
        let name = try await compare(server.url, Two.window, names: "'a}b' \(Two.b)")
        #expect(name.status == .exited(64))
    }

    @Test("credentials travel, and are in no message")
    func credentials() async throws {
        let server = try FakePyroscope(Two.profiles()) { request in
            request.header("Authorization") == "Bearer right"
                ? nil : FakePyroscope.json(#"{"code":"unauthenticated","message":"not hush"}"#, status: 401)
        }
        let options = "\(Two.window) --run-records records"
        let wrong = try await compare(server.url, options, environment: "PYROSCOPE_TOKEN=hush")
        #expect(wrong.status == .exited(4), "\(wrong.error)")
        #expect(!wrong.error.contains("hush"))
        let right = try await compare(
            server.url,
            options,
            environment: "echo PYROSCOPE_TOKEN=right >.env; export PYROSCOPE_TENANT_ID=team;"
        )
        #expect(right.status == .exited(0), "\(right.error)")
        #expect(server.requests.last?.header("X-Scope-OrgID") == "team")
        let address = try await compare("http://user:hush@127.0.0.1:1", options)
        #expect(address.status == .exited(64))
        #expect(!address.error.contains("hush"))
    }

    @Test("a server that is down, or answers nonsense, ends in one line", arguments: [true, false])
    func unusable(isDown: Bool) async throws {
        let server = try FakePyroscope(Two.profiles()) { request in
            request.target.hasSuffix("SelectMergeProfile") ? FakePyroscope.json("nonsense") : nil
        }
        let url = isDown ? "http://127.0.0.1:1" : server.url
        let outcome = try await compare(url, "\(Two.window) --run-records records")
        #expect(outcome.status == .exited(isDown ? 69 : 65), "\(outcome.error)")
        #expect(outcome.error.split(separator: "\n").last?.hasPrefix("flamegraph: Pyroscope: ") == true)
    }

    @Test("warns of the wrong rate, of records that lack a part, and of a window that is not settled")
    func warnings() async throws {
        let server = try FakePyroscope(Two.profiles())
        let records = try Two.records(of: Two.a) + Two.records(of: Two.b).filter { $0.round % 3 != 0 }
        let outcome = try await compare(
            server.url,
            "\(Two.window) --run-records records --sample-rate 19",
            records: records
        )
        #expect(outcome.error.contains("warning: \(Two.a): 100.0 % of the profile is no multiple of 52631578 ns"))
        #expect(outcome.error.contains("warning: \(Two.b): its run records cover"), "\(outcome.error)")
        let twice = try Two.records(of: Two.a) + Two.records(of: Two.a, interval: 14) + Two.records(of: Two.b)
        let overlap = try await compare(server.url, "\(Two.window) --run-records records", records: twice)
        #expect(overlap.status == .exited(65))
        #expect(overlap.error.contains("overlap"), "\(overlap.error)")
    }
}
