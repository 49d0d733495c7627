import Testing
import Units

@testable import ProfileFormats

@Suite("First line of a sample of perf script")
struct PerfHeaderLineTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var line: String
        var comm: String
        var pid: Int?
        var tid: Int
        var cpu: Int?
        var time: Int64?
        var period: Int64?
        var event: String
        var rest = ""

        var testDescription: String { line }
    }

    static let cases = [
        Case(
            line: "producer 10203/10203  1340.564901150:    1003009 cpu-clock: ",
            comm: "producer",
            pid: 10203,
            tid: 10203,
            time: 1_340_564_901_150,
            period: 1_003_009,
            event: "cpu-clock"
        ),
        Case(
            line: "rdk:broker 1 31786/31787  6828.540857:   20408163 cpu-clock:pppH: ",
            comm: "rdk:broker 1",
            pid: 31786,
            tid: 31787,
            time: 6_828_540_857_000,
            period: 20_408_163,
            event: "cpu-clock:pppH"
        ),
        Case(
            line: "a;b 12/13 1.5: 31881/31881  6830.7: 5 cycles:u:",
            comm: "a;b 12/13 1.5:",
            pid: 31881,
            tid: 31881,
            time: 6_830_700_000_000,
            period: 5,
            event: "cycles:u"
        ),
        Case(
            line: "swapper     0 [000]  3015.395874:   20408163 cpu-clock: ",
            comm: "swapper",
            tid: 0,
            cpu: 0,
            time: 3_015_395_874_000,
            period: 20_408_163,
            event: "cpu-clock"
        ),
        Case(
            line: "x 0/0     [013]  3015.395874: cpu-clock: ",
            comm: "x",
            pid: 0,
            tid: 0,
            cpu: 13,
            time: 3_015_395_874_000,
            event: "cpu-clock"
        ),
        Case(
            line: "burn 20262  3012.121555:   20408163 cpu-clock:      55fd8c4f8193 spin+0x3a (/srv/app/burn)",
            comm: "burn",
            tid: 20262,
            time: 3_012_121_555_000,
            period: 20_408_163,
            event: "cpu-clock",
            rest: "      55fd8c4f8193 spin+0x3a (/srv/app/burn)"
        ),
        Case(
            line: "worker 1-T4711     4700/4711     1735787045.000000005:    swipr",
            comm: "worker 1-T4711",
            pid: 4700,
            tid: 4711,
            time: 1_735_787_045_000_000_005,
            event: "swipr"
        ),
        Case(line: "w 1/2  7.5:", comm: "w", pid: 1, tid: 2, time: 7_500_000_000, event: ""),
        Case(line: "w 3 1/2  9 cycles: ", comm: "w 3", pid: 1, tid: 2, period: 9, event: "cycles"),
        Case(
            line: "perf 7/8 5.000001: 1 sched:sched_switch: ",
            comm: "perf",
            pid: 7,
            tid: 8,
            time: 5_000_001_000,
            period: 1,
            event: "sched:sched_switch"
        ),
        Case(
            line: ":-1 -1/-1 5.0: 1 cycles: ",
            comm: ":-1",
            pid: -1,
            tid: -1,
            time: 5_000_000_000,
            period: 1,
            event: "cycles"
        ),
        Case(line: " 4/5 5.0: 1 cycles: ", comm: "", pid: 4, tid: 5, time: 5_000_000_000, period: 1, event: "cycles"),
    ]

    @Test("is read from the right", arguments: cases)
    func reads(_ expected: Case) throws {
        try Array(expected.line.utf8).withUnsafeBytes { bytes in
            let header = try #require(PerfHeaderLine(bytes))
            #expect(bytes.part(header.comm).text == expected.comm)
            #expect(header.pid == expected.pid)
            #expect(header.tid == expected.tid)
            #expect(header.cpu == expected.cpu)
            #expect(header.time == expected.time)
            #expect(header.period == expected.period)
            #expect(bytes.part(header.event).text == expected.event)
            #expect(bytes.part(header.rest).text == expected.rest)
        }
    }

    @Test(
        "is nothing without numbers that fit",
        arguments: [
            "", "producer", "producer 1.5:", "producer x/1 1.5: cycles:", "1.5: 1 cycles:",
            "a 9223372036854775808 1.5: c:",
            "a 1 9223372037.0: c:", "a 1 1.0000000001: c:", "a 1 .5: c:", "a 1 5.: c:", "\t  1234 symbol (module)",
        ]
    )
    func refuses(_ line: String) {
        Array(line.utf8).withUnsafeBytes { #expect(PerfHeaderLine($0) == nil) }
    }

    @Test("is read in time in proportion to its length", arguments: [" ", "1 ", "1/1 ", "1.5: ", "1: ", "["])
    func linear(_ part: String) {
        // A million bytes: a search that begins anew at every byte would take hours.
        let line = Array(String(repeating: part, count: 1_000_000 / part.utf8.count).utf8)
        line.withUnsafeBytes { bytes in
            if let header = PerfHeaderLine(bytes) { #expect(header.comm.upperBound <= bytes.count) }
        }
    }

    @Test("names events with and without modifiers")
    func events() {
        let names = [
            ("cpu-clock", "cpu-clock", ""), ("cpu-clock:pppH", "cpu-clock", "pppH"), ("cycles:u", "cycles", "u"),
            ("sched:sched_switch", "sched:sched_switch", ""), ("sched:sched_switch:u", "sched:sched_switch", "u"),
            ("cpu/cycles/", "cpu/cycles/", ""), ("cpu/cycles/ppp", "cpu/cycles/", "ppp"), ("", "", ""),
            (":u", ":u", ""),
            ("swipr", "swipr", ""),
        ]
        for (raw, name, modifiers) in names {
            let event = PerfEventName(raw: raw)
            #expect(event.name == name)
            #expect(event.modifiers == modifiers)
            #expect(event.raw == raw)
        }
    }
}
