import Foundation
import Testing
import Units

@testable import Pipeline

@Suite("Event lines")
struct EventTests {
    private func lines(_ body: (EventWriter) throws -> Void) throws -> [String] {
        let path = NSTemporaryDirectory() + "events-\(UUID().uuidString).jsonl"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(EventWriter(path: path, service: "serdes-json-producer", instance: "a", runID: "r", isVerbose: false))
        return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    @Test("timestamp and name stand first")
    func order() throws {
        let line = try #require(try lines { $0.write(.startupComplete) }.first)
        #expect(line.hasPrefix("{\"timestamp\":"))
        #expect(
            line.contains(
                ",\"name\":\"startup_complete\",\"service\":\"serdes-json-producer\",\"instance\":\"a\",\"run\":\"r\"}"
            )
        )
    }

    @Test(
        "text from outside cannot break a line",
        arguments: [
            "plain", "quote\" and \\", "line\nfeed", "\u{1b}[31mred", "\u{0}", "\u{2028}\u{85}", "ü 🦔", "</script>",
        ]
    )
    func hostileText(text: String) throws {
        let written = try lines { $0.write(.recordRejected, [.init("reason", .string(text))]) }
        #expect(written.count == 1)
        let event = try EventLine(json: try #require(written.first))
        #expect(event.name == .recordRejected)
        #expect(event.reason == text)
    }

    @Test("a run record survives its event line")
    func runRecord() throws {
        var latency = LatencyDistribution()
        (1...1000).forEach { latency.record(.microseconds($0)) }
        var failures = FailureCounts()
        failures.lost = MessageCount(2)
        let record = RunRecord(
            service: "s",
            instance: "i",
            runID: "r",
            round: 3,
            messages: MessageCount(10),
            bytes: Bytes(20),
            userCPU: Nanoseconds(30),
            systemCPU: Nanoseconds(5),
            wall: Nanoseconds(40),
            windows: [RoundWindow(start: Nanoseconds(100), end: Nanoseconds(140))],
            latency: latency,
            failures: failures,
            residentMemory: .mebibytes(1)
        )
        let line = try #require(try lines { $0.write(record) }.first)
        let read = try #require(try EventLine(json: line).record)
        #expect(read == record)
        #expect(read.cost?.rawValue == 3.5)
        #expect(read.latency?.percentile(50) == latency.percentile(50))
    }

    @Test("a full disk costs the events, not the process")
    func fullDisk() throws {
        let writer = try EventWriter(path: "/dev/full", service: "s", instance: "i", runID: "r", isVerbose: false)
        writer.write(.startupComplete)
        writer.write(.shutdownComplete)
    }

    @Test("a path that cannot be opened is an error with its own exit code")
    func unwritable() {
        #expect {
            try EventWriter(path: "/nonexistent/events", service: "s", instance: "i", runID: "r", isVerbose: false)
        } throws: { ($0 as? PipelineError)?.exitCode == .cannotWrite }
    }

    @Test("half a line, as a killed process leaves it, is no event")
    func halfLine() throws {
        let line = try #require(try lines { $0.write(.shutdownComplete, [.init("exit_code", .integer(0))]) }.first)
        for length in 1..<line.count {
            #expect(throws: (any Error).self) { try EventLine(json: line.prefix(length)) }
        }
    }

    @Test("mutated lines are refused or read, never a crash")
    func fuzz() throws {
        var generator = SeededGenerator(state: 99)
        let line = try #require(
            try lines { $0.write(.deliveryVerdict, [.init("lost", .integer(3)), .init("verdict", .string("x"))]) }.first
        )
        for _ in 0..<3000 {
            var bytes = Array(line.utf8)
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            _ = try? EventLine(json: String(decoding: bytes, as: UTF8.self))
        }
    }
}
