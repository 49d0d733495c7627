import Foundation
import ProfileModel
import PyroscopeClient
import Testing
import Units

/// Against a real server: what no scripted one can settle.
private let serverURL = ProcessInfo.processInfo.environment["PYROSCOPE_SERVER_URL"]

@Suite(
    .enabled(
        if: serverURL != nil,
        "needs a running Pyroscope: set PYROSCOPE_SERVER_URL, such as http://127.0.0.1:4040"
    ),
    .serialized
)
struct RealServerTests {
    private static let period: UInt64 = 10_309_278

    private func client() throws -> PyroscopeAPI {
        PyroscopeAPI(configuration: try PyroscopeConfiguration(url: try #require(serverURL)))
    }

    /// A minute that ends now, on a service of which nothing is stored yet.
    private func query(_ service: String) throws -> ProfileQuery {
        let now = Nanoseconds(Int64(Date().timeIntervalSince1970 * 1e9))
        let work = try TimeWindow(start: now - .seconds(45), end: now + .seconds(15))
        let agent = try ProfilingAgent(hertz: 97, collectInterval: .zero)
        return ProfileQuery(selector: .service(service), window: try QueryWindow(of: work, by: agent), agent: agent)
    }

    private func push(_ samples: [TestPprof.Sample], as service: String, limits: PushLimits = PushLimits()) throws
        -> PushReport
    {
        let time = UInt64(Date().timeIntervalSince1970 * 1e9)
        return try client()
            .push(
                pprof: TestPprof(samples: samples, time: time).encoded(),
                as: try SeriesLabels(service: service, labels: Labels(["scenario": "test"])),
                limits: limits
            )
    }

    /// Asks until the profiles are there, as often as a healthy server needs many times over.
    private func stacks(of query: ProfileQuery, total: Int64) throws -> MergedProfile {
        for _ in 0..<500 {
            if let merged = try? client().mergedStacks(of: query), merged.profile.totalValue == total { return merged }
        }
        return try client().mergedStacks(of: query)
    }

    @Test("what is pushed is read back, by every way of reading")
    func roundTrip() throws {
        let service = "flamegraph-test-\(UUID().uuidString)"
        let samples = [
            TestPprof.Sample(stack: ["leaf", "main"], label: "t1", value: 3 * Self.period),
            .init(stack: ["main"], label: "t2", value: Self.period),
        ]
        _ = try push(samples, as: service)
        let query = try query(service)
        let total = Int64(4 * Self.period)
        let expected = ["main;leaf": Int64(3 * Self.period), "main": Int64(Self.period)]
        let merged = try stacks(of: query, total: total)
        #expect(merged.profile.valueOfStack == expected)
        #expect(merged.profile.sampleCount == 4)
        #expect(merged.warnings.isEmpty)
        let client = try client()
        let profile = try client.mergedProfile(of: query)
        #expect(profile.profile.valueOfStack == expected)
        #expect(profile.profile.modules["producer"]?.path == "/app/producer")
        #expect(try client.total(of: query) == total)
        #expect(try client.coverage(of: merged, for: query).share == 1)
        #expect(try client.profileTypes(in: query.window).map(\.id).contains(.cpu))
        #expect(try client.labelValues(of: "service_name", in: query.window).contains(service))
        let series = try client.series(by: ["service_name", "scenario"], selector: query.selector, in: query.window)
        #expect(series == [Labels(["service_name": service, "scenario": "test"])])
        let difference = try client.difference(between: query, and: query)
        #expect(difference.left.profile.valueOfStack == expected)
        #expect(difference.right.profile.valueOfStack == expected)
        #expect(try client.timeSeries(of: query, step: .seconds(15)).count == 1)
    }

    @Test("a profile pushed in parts is counted whole")
    func parts() throws {
        let service = "flamegraph-test-\(UUID().uuidString)"
        let samples = (0..<300).map { TestPprof.Sample(stack: ["f\($0)", "main"], label: "t", value: Self.period) }
        let report = try push(samples, as: service, limits: PushLimits(maximumSamples: 50))
        #expect(report.parts == 6)
        let query = try query(service)
        let merged = try stacks(of: query, total: Int64(300 * Self.period))
        #expect(merged.profile.totalValue == Int64(300 * Self.period))
        #expect(try client().total(of: query) == Int64(300 * Self.period))
    }

    @Test("a part as large as the default limit is accepted")
    func largestPart() throws {
        let service = "flamegraph-test-\(UUID().uuidString)"
        let samples = (0..<15_000).map { number in
            TestPprof.Sample(
                stack: ["function \(number) " + String(repeating: "x", count: 120), "main"],
                label: "t",
                value: Self.period
            )
        }
        let report = try push(samples, as: service)
        #expect(report.parts == 2)
        #expect(report.bytes > 2_000_000)
        let total = Int64(15_000 * Self.period)
        let query = try query(service)
        let merged = try stacks(of: query, total: total)
        #expect(merged.profile.totalValue == total)
        #expect(merged.foldedValue == 0)
    }

    @Test("a value that is hostile as a selector is found by its own selector alone")
    func hostileSelector() throws {
        let service = "x\"},\\ {y=\"ä\u{1}\(UUID().uuidString)"
        _ = try push([TestPprof.Sample(stack: ["main"], label: "t", value: Self.period)], as: service)
        let merged = try stacks(of: try query(service), total: Int64(Self.period))
        #expect(merged.profile.valueOfStack == ["main": Int64(Self.period)])
    }

    @Test("folded stacks are ingested as nanoseconds")
    func ingest() throws {
        let service = "flamegraph-test-\(UUID().uuidString)"
        let query = try query(service)
        try client()
            .ingest(
                folded: Array("main;leaf 100\nmain 5\n".utf8),
                service: service,
                time: try TimeWindow(start: query.window.work.end - .seconds(20), end: query.window.work.end)
            )
        #expect(try stacks(of: query, total: 105).profile.valueOfStack == ["main;leaf": 100, "main": 5])
    }

    @Test("a service that nobody has seen has no samples, which is an error")
    func unknown() throws {
        let client = try client()
        let query = try query("flamegraph-test-\(UUID().uuidString)")
        #expect(try failure { () throws(PyroscopeError) in try client.mergedStacks(of: query) }.code == .noSamples)
        #expect(try failure { () throws(PyroscopeError) in try client.mergedProfile(of: query) }.code == .noSamples)
        #expect(try failure { () throws(PyroscopeError) in try client.total(of: query) }.code == .noSamples)
    }

    @Test("the server tells its version and that it is ready")
    func status() throws {
        try client().checkReady()
        #expect(try client().version().numbers != nil)
    }
}
