import Pipeline
import ProfileModel
import Testing
import Units

@testable import flamegraph

@Suite("Round windows")
struct RoundWindowsTests {
    private static let service = Service(scenario: "serdes", variant: "json", role: .producer)

    private static func record(round: Int, _ spans: [(Int64, Int64)]) -> RunRecord {
        var record = Samples.record("serdes-json-producer", round: round)
        record.windows = spans.map { RoundWindow(start: Nanoseconds($0.0), end: Nanoseconds($0.1)) }
        return record
    }

    private static var windows: RoundWindows {
        var windows = RoundWindows()
        let records = [record(round: 2, [(400, 500)]), record(round: 1, [(100, 200), (250, 300)])]
        windows.add(service, instance: "serdes-json-producer-1", runID: "r", process: 7, records: records)
        return windows
    }

    @Test(
        "give a sample to the round in which it was taken, slices and ends included",
        arguments: [
            (99, nil), (100, "1"), (200, "1"), (201, nil), (249, nil), (275, "1"), (301, nil), (400, "2"), (500, "2"),
            (501, nil),
        ] as [(Int64, String?)]
    )
    func rounds(time: Int64, round: String?) {
        let labels = Self.windows.labels(process: 7, thread: "rdk:main", time: Nanoseconds(time))
        #expect(labels?[Labels.Key.round] == round)
    }

    @Test("say what is known of a sample, and know nothing of other processes")
    func labels() {
        let labels = Self.windows.labels(process: 7, thread: "rdk:broker 1", time: Nanoseconds(150))
        #expect(
            labels?.values == [
                "scenario": "serdes", "variant": "json", "role": "producer", "service": "serdes-json-producer",
                "instance": "serdes-json-producer-1", "run": "r", "thread": "rdk:broker 1", "round": "1",
            ]
        )
        #expect(Self.windows.labels(process: 8, thread: "x", time: Nanoseconds(150)) == nil)
    }
}
