import Foundation
import ProfileModel
import PyroscopeClient
import RegistryTesting
import Testing
import Units

@Suite struct TotalTests {
    /// What the server does with its profiles for SelectSeries, after `RangeSeries` and `SelectSeries` of 1.14.1: it looks
    /// at those from one step before the start, and leaves out what comes after the last whole step.
    private static func series(_ stamps: [Int64], _ request: ReceivedRequest) -> ScriptedAnswer {
        let object = request.object
        guard let start = (object["start"] as? String).flatMap({ Int64($0) }),
            let end = (object["end"] as? String).flatMap({ Int64($0) }), let seconds = object["step"] as? Double
        else { return .fault(400, "no range") }
        let step = Int64(seconds * 1e9) / 1_000_000
        guard start < end, step > 0 else { return .json("{}") }
        let seen = stamps.filter { (start - step...end).contains($0) }
        let points = stride(from: start, through: end, by: Int(step)).compactMap { time -> String? in
            let count = seen.filter { (time == start || $0 > time - step) && $0 <= time }.count
            return count == 0 ? nil : #"{"value":\#(count)e7,"timestamp":"\#(time)"}"#
        }
        return points.isEmpty ? .json("{}") : .json(#"{"series":[{"points":[\#(points.joined(separator: ","))]}]}"#)
    }

    @Test("the total counts exactly the profiles that the flame graph of the same window shows", arguments: 0..<30)
    func exact(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        let start = Int64.random(in: 1_700_000_000_000_000_000...1_700_000_999_000_000_000, using: &generator)
        let length = Int64.random(in: 4_000_000_000...300_000_000_000, using: &generator)
        let work = try TimeWindow(start: Nanoseconds(start), end: Nanoseconds(start + length))
        let window = try QueryWindow(of: work, by: .alloy)
        let edges = [window.start - 1, window.start, window.start + 1, window.end - 1, window.end, window.end + 1]
        let inside = (0..<50).map { _ in Int64.random(in: window.start - 5000...window.end + 5000, using: &generator) }
        let stamps = (edges + inside).sorted()
        let server = try ScriptedRegistry { Self.series(stamps, $0) }
        let query = ProfileQuery(selector: .service("a"), window: window, agent: .alloy)
        let expected = stamps.filter { (window.start...window.end).contains($0) }.count
        #expect(try Quick.client(server.url).total(of: query) == Int64(expected) * 10_000_000)
    }

    @Test("a window below two seconds cannot be counted exactly and is refused")
    func short() throws {
        let server = try ScriptedRegistry()
        let client = try Quick.client(server.url)
        let work = try TimeWindow(start: .seconds(1_700_000_000), end: .milliseconds(1_700_000_001_900))
        let query = ProfileQuery(selector: .all, window: try QueryWindow(of: work, by: .alloy), agent: .alloy)
        #expect(try failure { () throws(PyroscopeError) in try client.total(of: query) }.code == .configuration)
        #expect(server.requests.isEmpty)
    }

    @Test(
        "how much of the count a profile holds",
        arguments: [
            (100, 100, nil), (99, 100, nil), (75, 100, ProfileWarning.uncovered(share: 0.25)),
            (150, 100, ProfileWarning.surplus(share: 0.5)),
        ]
    )
    func coverage(profile: Int64, series: Int64, expected: ProfileWarning?) {
        #expect(ProfileCoverage(profileTotal: profile, seriesTotal: series).warning == expected)
    }

    @Test("stacks without names, which the flame graph lacks, show as missing coverage")
    func missing() throws {
        let server = try ScriptedRegistry { request in
            request.target.hasSuffix("SelectSeries")
                ? .json(#"{"series":[{"points":[{"value":6,"timestamp":"1"},{"value":"2","timestamp":"2"}]}]}"#)
                : .json(Answers.flame())
        }
        let client = try Quick.client(server.url)
        let query = try Quick.query()
        let coverage = try client.coverage(of: try client.mergedStacks(of: query), for: query)
        #expect(coverage == ProfileCoverage(profileTotal: 4, seriesTotal: 8))
        #expect(coverage.warning == .uncovered(share: 0.5))
        #expect(coverage.warning?.description.contains("50.0 %") == true)
    }

    @Test("a time series is read in groups, zero fields omitted")
    func groups() throws {
        let body = """
            {"series":[{"labels":[{"name":"service_name","value":"a"}],"points":[{"value":1.5e9,"timestamp":"1700000015000"},{}]},
            {"labels":[{"name":"service_name","value":"b"}]}]}
            """
        let server = try ScriptedRegistry { _ in .json(body) }
        let series = try Quick.client(server.url)
            .timeSeries(of: Quick.query(), by: ["service_name"], step: .seconds(15), aggregation: .average, limit: 5)
        #expect(series.map(\.labels.values) == [["service_name": "a"], ["service_name": "b"]])
        #expect(series[0].points.map(\.value) == [1_500_000_000, 0])
        let object = try #require(server.requests.first).object
        #expect(object["aggregation"] as? String == "TIME_SERIES_AGGREGATION_TYPE_AVERAGE")
        #expect(object["groupBy"] as? [String] == ["service_name"])
        #expect(object["limit"] as? String == "5")
        #expect((object["step"] as? Double).map { Int64($0 * 1e9) / 1_000_000 } == 15_000)
    }

    @Test(
        "a sum that is no amount of time is refused",
        arguments: [#""NaN""#, #""Infinity""#, "1e300", "-5", "\"x\"", "null5"]
    )
    func impossible(value: String) throws {
        let server = try ScriptedRegistry { _ in .json(#"{"series":[{"points":[{"value":\#(value)}]}]}"#) }
        let client = try Quick.client(server.url)
        let query = try Quick.query()
        #expect(try failure { () throws(PyroscopeError) in try client.total(of: query) }.code == .body)
    }
}
