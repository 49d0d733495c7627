import Analysis
import Pipeline
import PyroscopeClient
import Testing
import Units

@testable import flamegraph

@Suite("Run records in a window")
struct RecordedWorkTests {
    private func window(_ start: Int64, _ end: Int64) throws -> TimeWindow {
        try TimeWindow(start: .seconds(start), end: .seconds(end))
    }

    private func record(_ start: Int64?, _ end: Int64, messages: Int64 = 100, instance: String = "i") -> RunRecord {
        var record = Samples.record("s", instance: instance, messages: messages, cpu: 4000)
        record.wallClock = start.map { RoundWindow(start: .seconds($0), end: .seconds(end)) }
        return record
    }

    @Test("a record across an edge counts by the part that lies inside, and replicas sum up")
    func parts() throws {
        let records = [
            record(90, 105), record(105, 120), record(120, 135), record(105, 120, instance: "j"), record(200, 215),
        ]
        let work = RecordedWork(records, in: try window(100, 130))
        #expect(abs(work.messages - (100.0 / 3 + 100 + 200.0 / 3 + 100)) < 1e-9)
        #expect(abs(work.userCPU - 3000 * 3) < 1e-6 && abs(work.systemCPU - 1000 * 3) < 1e-6)
        #expect(abs((work.coverage["i"] ?? 0) - 1) < 1e-9 && work.coverage["j"] == 0.5)
        #expect(work.overlapping.isEmpty)
    }

    @Test("records that overlap are noticed, and records that cannot be are left out")
    func wrong() throws {
        let twice = [record(100, 115), record(100, 115), record(115, 130)]
        #expect(RecordedWork(twice, in: try window(100, 130)).overlapping == ["i"])
        var hostile = record(100, 115)
        hostile.wallClock = RoundWindow(start: Nanoseconds(Int64.min), end: Nanoseconds(Int64.max))
        var endless = record(100, 115)
        endless.messages = MessageCount(Int64.max)
        let wrong = [
            record(nil, 0), record(115, 100), record(100, 115, messages: -1), hostile, endless,
        ]
        #expect(RecordedWork(wrong, in: try window(100, 130)) == RecordedWork([], in: try window(100, 130)))
    }

    @Test("an instance that was there for a part of the window is told")
    func coverage() throws {
        let measured = try MeasuredWindow(try window(1000, 1600), interval: .seconds(15), slices: 2)
        let records = (0..<40).map { record(1000 + $0 * 15, 1015 + $0 * 15) } + [record(1000, 1300, instance: "j")]
        let rounds = try SliceRounds(of: "s", in: measured, records: records)
        #expect(rounds.rounds.map(\.messages) == [2100, 2000])
        #expect(rounds.warnings.count == 1 && rounds.warnings[0].contains("75.0 %"), "\(rounds.warnings)")
    }
}
