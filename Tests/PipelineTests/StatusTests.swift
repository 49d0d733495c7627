import ArgumentParser
import Testing
import Units

@testable import Pipeline

@Suite("Status")
struct StatusTests {
    @Test(
        "an address is read as it is written",
        arguments: [
            ("0.0.0.0:9464", StatusAddress.internet(host: "0.0.0.0", port: 9464)),
            ("unix:/tmp/status.sock", .unix(path: "/tmp/status.sock")),
        ]
    )
    func address(text: String, expected: StatusAddress) {
        #expect(StatusAddress(text) == expected)
        #expect(expected.description == text)
    }

    @Test(
        "what is no address is refused",
        arguments: ["", "9464", "localhost:9464", "1.2.3.4:", "1.2.3.4:0", "1.2.3.4:99999", "unix:", "1.2.3:80"]
    )
    func noAddress(text: String) {
        #expect(StatusAddress(text) == nil)
    }

    @Test("a path that no socket can have is refused")
    func longPath() {
        #expect(StatusAddress("unix:/" + String(repeating: "a", count: 106)) != nil)
        #expect(StatusAddress("unix:/" + String(repeating: "a", count: 107)) == nil)
    }

    @Test(
        "what is no question about the status is told so",
        arguments: [
            ("GET /healthz HTTP/1.1", "503"), ("GET /metrics?x=1 HTTP/1.0", "200"), ("GET / HTTP/1.1", "404"),
            ("POST /healthz HTTP/1.1", "405"), ("GET /healthz", "400"), ("", "400"), ("\u{0} \u{0} \u{0}", "400"),
        ]
    )
    func requests(line: String, code: String) async throws {
        let text = StatusResponse(to: line, ServiceStatus(try await sampleSettings())).text
        #expect(text.hasPrefix("HTTP/1.1 \(code) "))
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1)
        #expect(text.contains("Content-Length: \(parts.last?.utf8.count ?? 0)\r\n"))
    }

    @Test("a label's value cannot break its line")
    func escaping() {
        #expect(MetricsText.escaped("a\"b\\c\nd") == "a\\\"b\\\\c\\nd")
    }
}

@Suite("Windows of a round without end")
struct WindowTests {
    @Test("windows end at multiples of the interval on the wall clock")
    func alignment() {
        let interval = Nanoseconds.milliseconds(15_000)
        let wall = Clock.wall()
        let monotonic = Clock.monotonic()
        // What is left of the present window on the wall clock is what has to pass on the other.
        let left = interval.rawValue - wall.rawValue % interval.rawValue
        var running = ReportWindows(every: interval, wall: wall, monotonic: monotonic + .milliseconds(60_000))
        let hasRunningEnded = running.hasEnded()
        #expect(!hasRunningEnded)
        var ended = ReportWindows(
            every: interval,
            wall: wall,
            monotonic: monotonic - Nanoseconds(rawValue: left)
        )
        let ends = (ended.hasEnded(), ended.hasEnded())
        #expect(ends == (true, false))
    }

    @Test("the next window begins where the last one ended, and counts from nothing")
    func continuity() async throws {
        var first = RoundMeasurement(round: 1, target: .endless)
        first.messages = MessageCount(5)
        var second = first.next()
        let settings = try await sampleSettings()
        let records = (first.record(of: settings, runID: "r"), second.record(of: settings, runID: "r"))
        #expect(records.0.windows.first?.end == records.1.windows.first?.start)
        #expect(records.0.wallClock?.end == records.1.wallClock?.start)
        #expect(records.0.messages == MessageCount(5))
        #expect(records.1.messages == .zero)
        #expect(records.1.round == 2)
    }

    @Test("a process that slept does not make up for it")
    func postponing() {
        var pacer = Pacer(rate: 10, start: .zero)
        pacer.postpone(by: .milliseconds(5000))
        #expect(pacer.dueTime(of: 10, now: .zero) == .milliseconds(6000))
    }
}

/// The settings of a producer.
private func sampleSettings() async throws -> RoleSettings {
    let reader = try await SettingsReader(
        options: [:],
        environment: ["SCENARIO": "serdes", "VARIANT": "json"],
        file: "/nonexistent/.env"
    )
    return try RoleSettings(try RoleOptions.parse([]), role: .producer, reader: reader)
}
