import PyroscopeClient
import Testing
import Units

@testable import flamegraph

@Suite("Times and windows on the command line")
struct PyroscopeArgumentTests {
    private static let now = Nanoseconds.seconds(1_700_000_000)

    @Test(
        "a time has the forms that the help names",
        arguments: [
            ("now", 1_700_000_000_000), ("now-15m", 1_699_999_100_000), ("now-90s", 1_699_999_910_000),
            ("now-1d", 1_699_913_600_000), ("1700000001", 1_700_000_001_000), ("1700000001250", 1_700_000_001_250),
            ("2023-11-14T22:13:20Z", 1_700_000_000_000), ("2023-11-14T23:13:20.5+01:00", 1_700_000_000_500),
            ("2024-02-29T00:00:00-00:30", 1_709_166_600_000), ("1970-01-01T00:00:01Z", 1000),
        ] as [(String, Int64)]
    )
    func times(text: String, milliseconds: Int64) {
        #expect(TimeArgument.time(text, now: Self.now) == .milliseconds(milliseconds))
    }

    @Test(
        "anything else is no time",
        arguments: [
            "", "0", "then", "now-", "now+5m", "now-5", "now-9999999999999d", "now-99999d", "170000000012",
            "99999999999999999999", "2023-02-29T00:00:00Z", "2023-13-01T00:00:00Z", "2023-11-14", "2023-11-14T22:13:20",
            "2023-11-14T24:00:00Z", "2023-11-14T22:13:20Zx", "2023-11-14T22:13:20.Z", "9999-01-01T00:00:00Z", "-5",
            "２０２３-11-14T22:13:20Z", "1e9",
        ]
    )
    func noTimes(text: String) {
        #expect(TimeArgument.time(text, now: Self.now) == nil)
    }

    @Test(
        "a time is written so that it is read back",
        arguments: [1, 68_169_599, 951_782_400, 1_700_000_000, 7_258_118_399]
    )
    func roundTrip(seconds: Int64) {
        #expect(DateTimeText.time(DateTimeText.text(.seconds(seconds))) == .seconds(seconds))
    }

    @Test(
        "slices tile the window: each profile is in exactly one, and none from outside is in any",
        arguments: [
            (600_000, nil, 10), (615_000, nil, 10), (300_000, nil, 5), (75_000, nil, 1), (15_000, 1, 1),
            (600_000, 7, 7),
        ]
            as [(Int64, Int?, Int)]
    )
    func tiling(length: Int64, asked: Int?, expected: Int) throws {
        let start: Int64 = 1_700_000_000_000
        let window = try TimeWindow(start: .milliseconds(start), end: .milliseconds(start + length))
        let measured = try MeasuredWindow(window, interval: .seconds(15), slices: asked)
        #expect(measured.slices.count == expected)
        let queries = try measured.slices.map { try QueryWindow(of: $0, by: .alloy) }
        // Alloy's own clock may tick at any millisecond of the interval.
        for phase in [0, 1, 2, 7499, 14_997, 14_998, 14_999] as [Int64] {
            let stamps = (-3...(length / 15_000 + 3)).map { start + phase + $0 * 15_000 }
            let places = stamps.map { stamp in queries.count { ($0.start...$0.end).contains(stamp) } }
            #expect(places.allSatisfy { $0 <= 1 })
            let taken = places.reduce(0, +)
            let intervals = Int(length / 15_000) / expected * expected
            #expect(abs(taken - intervals) <= (phase == 14_999 ? 1 : 0), "phase \(phase): \(taken)")
            guard phase > 0, phase < 14_998 else { continue }
            let counts = queries.map { query in stamps.count { (query.start...query.end).contains($0) } }
            #expect(Set(counts).count == 1, "phase \(phase): \(counts)")
        }
    }

    @Test("whole seconds, on the very edge of slices, belong to the slice that begins with them")
    func edges() throws {
        let start: Int64 = 1_700_000_000_000
        let window = try TimeWindow(start: .milliseconds(start), end: .milliseconds(start + 600_000))
        let queries = try MeasuredWindow(window, interval: .seconds(15), slices: nil).slices.map {
            try QueryWindow(of: $0, by: .alloy)
        }
        let stamps = (0...45).map { start + Int64($0) * 15_000 }
        #expect(
            queries.map { query in stamps.count { (query.start...query.end).contains($0) } }
                == Array(repeating: 4, count: 10)
        )
    }
}
