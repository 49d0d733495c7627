import Foundation
import ProfileModel
import PyroscopeClient
import RegistryTesting
import Testing
import Units

@Suite struct PushTests {
    private let time: UInt64 = 1_700_000_000_000_000_000
    private var small: TestPprof {
        TestPprof(samples: [.init(stack: ["leaf", "main"], label: "t1", value: 5)], time: time)
    }

    private func series() throws -> SeriesLabels {
        try SeriesLabels(service: "serdes-json-producer", labels: Labels(["variant": "json", "instance": "x/1"]))
    }

    /// What was pushed, in order.
    private func pushed(_ server: ScriptedRegistry) throws -> [[UInt8]] {
        try server.requests.map { request in
            let series = try #require((request.object["series"] as? [[String: Any]])?.first)
            let sample = try #require((series["samples"] as? [[String: Any]])?.first)
            return Array(try #require((sample["rawProfile"] as? String).flatMap { Data(base64Encoded: $0) }))
        }
    }

    @Test("a profile that fits is sent byte for byte, with its labels in order")
    func whole() throws {
        let server = try ScriptedRegistry { _ in .json("{}") }
        let report = try Quick.client(server.url).push(pprof: small.encoded(), as: series())
        let request = try #require(server.requests.first)
        #expect(request.target == "/push.v1.PusherService/Push")
        #expect(try pushed(server) == [small.encoded()])
        let series = try #require((request.object["series"] as? [[String: Any]])?.first)
        #expect(
            series["labels"] as? [[String: String]] == [
                ["name": "__name__", "value": "process_cpu"], ["name": "instance", "value": "x/1"],
                ["name": "service_name", "value": "serdes-json-producer"], ["name": "variant", "value": "json"],
            ]
        )
        #expect(
            ((series["samples"] as? [[String: Any]])?.first?["ID"] as? String).flatMap(UUID.init(uuidString:)) != nil
        )
        #expect(report.parts == 1 && report.samples == 1 && report.deepSamples == 0)
    }

    @Test("divided, every sample arrives once, under every limit, each part stamped apart", arguments: 0..<12)
    func divided(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        let names = (0..<200).map { "function number \($0) " + String(repeating: "n", count: $0 % 60) }
        let samples = (0..<600).map { _ in
            TestPprof.Sample(
                stack: (0..<Int.random(in: 1...30, using: &generator)).compactMap { _ in
                    names.randomElement(using: &generator)
                },
                label: "thread \(Int.random(in: 0..<5, using: &generator))",
                value: UInt64.random(in: 1...1_000_000_000, using: &generator)
            )
        }
        let pprof = TestPprof(samples: samples, time: time).encoded(isPacked: seed % 2 == 0)
        let limits = PushLimits(maximumBytes: .kibibytes(10), maximumSamples: 150)
        let server = try ScriptedRegistry { _ in .json("{}") }
        let report = try Quick.client(server.url).push(pprof: pprof, as: series(), limits: limits)
        let parts = try pushed(server)
        let labelBytes = "__name__process_cpuinstancex/1service_nameserdes-json-producervariantjson".utf8.count
        #expect(parts.allSatisfy { $0.count + labelBytes <= 10 * 1024 })
        let read = try parts.map { try #require(TestPprof($0)) }
        #expect(read.allSatisfy { (1...150).contains($0.samples.count) })
        #expect(read.flatMap(\.samples) == samples)
        #expect(read.map(\.time) == parts.indices.map { time - UInt64($0) * 1_000_000 })
        #expect(report.parts == parts.count && report.samples == 600 && parts.count >= 4)
        #expect(report.bytes == parts.reduce(0) { $0 + $1.count })
    }

    @Test("by default a part has at most 16,000 samples")
    func sampleLimit() throws {
        let samples = (0..<16_001).map { TestPprof.Sample(stack: ["f"], label: "t", value: UInt64($0 + 1)) }
        let server = try ScriptedRegistry { _ in .json("{}") }
        let report = try Quick.client(server.url).push(
            pprof: TestPprof(samples: samples, time: time).encoded(),
            as: series()
        )
        #expect(report.parts == 2)
        #expect(try pushed(server).compactMap { TestPprof($0)?.samples.count } == [16_000, 1])
    }

    @Test("what cannot be pushed is refused before anything is sent")
    func refused() throws {
        let server = try ScriptedRegistry { _ in .json("{}") }
        let client = try Quick.client(server.url)
        let labels = try series()
        let big = TestPprof(
            samples: [.init(stack: [String(repeating: "x", count: 5000)], label: "t", value: 1)],
            time: time
        )
        let tiny = PushLimits(maximumBytes: Bytes(1000))
        let cases: [([UInt8], PushLimits, String)] = [
            ([], PushLimits(), "no time"), ([0x1F, 0x8B, 8, 0], PushLimits(), "compressed"),
            (TestPprof(samples: small.samples, time: 0).encoded(), PushLimits(), "no time"),
            (TestPprof(samples: [], time: time).encoded(), PushLimits(), "no samples"),
            (big.encoded(), tiny, "larger than 1000 B"),
            (small.encoded(), PushLimits(maximumSampleLabels: 0), "labels"),
            (Array(small.encoded().dropLast(3)), PushLimits(), "no pprof"),
        ]
        for (bytes, limits, expected) in cases {
            let error = try failure { () throws(PyroscopeError) in
                try client.push(pprof: bytes, as: labels, limits: limits)
            }
            #expect(error.code == .profile)
            #expect(error.reason.contains(expected))
        }
        #expect(server.requests.isEmpty)
    }

    @Test("samples deeper than the server keeps are counted")
    func deep() throws {
        let stack = (0..<1001).map { "f\($0)" }
        let samples = [TestPprof.Sample(stack: stack, label: "t", value: 1), .init(stack: ["f"], label: "t", value: 1)]
        let server = try ScriptedRegistry { _ in .json("{}") }
        let pprof = TestPprof(samples: samples, time: time).encoded()
        #expect(try Quick.client(server.url).push(pprof: pprof, as: series()).deepSamples == 1)
    }

    @Test("a push is tried again only when the server has stored nothing")
    func retries() throws {
        let labels = try series()
        let answers: [(ScriptedAnswer, Int, PyroscopeError.Code)] = [
            (.fault(429, "push rate limit (4.0 MiB) exceeded"), 3, .rateLimited), (.fault(500), 1, .unavailable),
            (.fault(503), 1, .unavailable), (.hangUp, 1, .unavailable), (.fault(400), 1, .refused),
        ]
        for (answer, count, code) in answers {
            let server = try ScriptedRegistry { _ in answer }
            let client = try Quick.client(server.url)
            let bytes = small.encoded()
            let error = try failure { () throws(PyroscopeError) in try client.push(pprof: bytes, as: labels) }
            #expect(error.code == code)
            #expect(server.requests.count == count)
            #expect(error.advice.contains("may be stored") == (code == .unavailable))
        }
    }

    @Test("a push goes over a connection of its own, because libcurl repeats one on a connection that was closed")
    func freshConnection() throws {
        let server = try ScriptedRegistry { _ in .json("{}") }
        let client = try Quick.client(server.url)
        for _ in 0..<3 { try client.push(pprof: small.encoded(), as: series()) }
        #expect(server.requests.map(\.connection) == [0, 1, 2])
    }

    @Test("when a later part fails, the error says how many are stored")
    func partial() throws {
        let server = try ScriptedRegistry { _ in .fault(400, "no") }
        server.enqueue(.json("{}"), .json("{}"))
        let client = try Quick.client(server.url)
        let samples = (0..<5).map { TestPprof.Sample(stack: ["f"], label: "t", value: UInt64($0 + 1)) }
        let pprof = TestPprof(samples: samples, time: time).encoded()
        let labels = try series()
        let error = try failure { () throws(PyroscopeError) in
            try client.push(pprof: pprof, as: labels, limits: PushLimits(maximumSamples: 1))
        }
        #expect(error.description.contains("2 of 5 parts are stored"))
        #expect(server.requests.count == 3)
    }

    @Test("labels that the server would refuse are refused here")
    func labels() throws {
        let bad: [(String, [String: String])] = [
            ("", [:]), ("a", ["1x": "y"]), ("a", ["__x": "y"]), ("a", ["a-b": "y"]), ("a", ["ä": "y"]),
            ("a", ["x": String(repeating: "y", count: 2049)]), ("a", [String(repeating: "y", count: 1025): "x"]),
            ("a", Dictionary(uniqueKeysWithValues: (0..<29).map { ("l\($0)", "x") })),
        ]
        for (service, values) in bad {
            let error = try failure { () throws(PyroscopeError) in
                try SeriesLabels(service: service, labels: Labels(values))
            }
            #expect(error.code == .configuration)
        }
        let labels = try SeriesLabels(service: "a\"b", labels: Labels(["x": "", "y": "any \n text"]))
        #expect(labels.pairs.map(\.name) == ["__name__", "service_name", "y"])
    }

    @Test("folded stacks are ingested with their nanoseconds as they are")
    func ingest() throws {
        let server = try ScriptedRegistry { _ in ScriptedAnswer(body: []) }
        let window = try TimeWindow(start: .seconds(1_700_000_000), end: .seconds(1_700_000_015))
        let text = Array("main;a b 100\nmain;$s4x 5\n".utf8)
        try Quick.client(server.url)
            .ingest(folded: text, service: "serdes-json", labels: Labels(["variant": "a&b=c"]), time: window)
        let request = try #require(server.requests.first)
        #expect(request.body == text)
        let items = try #require(URLComponents(string: request.target)?.queryItems)
        let values = Dictionary(uniqueKeysWithValues: items.map { ($0.name, $0.value ?? "") })
        #expect(values["name"] == "serdes-json{variant=a&b=c}")
        #expect(values["from"] == "1700000000000" && values["until"] == "1700000015000")
        #expect(values["sampleRate"] == "1000000000" && values["format"] == "folded")
    }

    @Test("what /ingest would misread is refused")
    func ingestRefused() throws {
        let server = try ScriptedRegistry { _ in ScriptedAnswer(body: []) }
        let client = try Quick.client(server.url)
        let window = try TimeWindow(start: .seconds(1_700_000_000), end: .seconds(1_700_000_015))
        let bad: [(String, String, [String: String])] = [
            ("main", "a", [:]), ("main x", "a", [:]), (" 5", "a", [:]), ("", "a", [:]), ("\n\n", "a", [:]),
            ("f -5", "a", [:]),
            ("f 99999999999999999999", "a", [:]), (String(repeating: "f", count: 70_000) + " 1", "a", [:]),
            ("f 1", "a.b", [:]), ("f 1", "", [:]), ("f 1", "a{b", [:]), ("f 1", "a", ["x": "a,b"]),
            ("f 1", "a", ["x": "}"]),
            ("f 1", "a", ["x": " y"]), ("f 1", "a", ["x-y": "z"]), ("f 1", "a", ["__x": "z"]),
        ]
        for (folded, service, labels) in bad {
            _ = try failure { () throws(PyroscopeError) in
                try client.ingest(folded: Array(folded.utf8), service: service, labels: Labels(labels), time: window)
            }
        }
        #expect(server.requests.isEmpty)
    }
}
