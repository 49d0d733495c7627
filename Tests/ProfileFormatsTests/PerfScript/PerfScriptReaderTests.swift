import ProfileModel
import Testing
import Units

@testable import ProfileFormats

@Suite("Text of perf script")
struct PerfScriptReaderTests {
    private static func read(
        _ text: String,
        event: String? = nil,
        labels: @escaping PerfScriptReader.Labelling = PerfScriptReader.thread
    ) throws -> PerfScriptReader.Result {
        try PerfScriptReader.read(Array(text.utf8), options: .init(event: event), labels: labels)
    }

    private static func times(_ first: Int64, _ last: Int64) -> ClosedRange<Nanoseconds> {
        Nanoseconds(rawValue: first)...Nanoseconds(rawValue: last)
    }

    @Test("of real services is folded as expected")
    func golden() throws {
        let result = try PerfScriptReader.read(Fixture.bytes("perf-script/json-producer.txt"))
        let options = FoldedWriter.Options(unit: .nanoseconds, marksKinds: true, outerLabels: [Labels.Key.thread])
        try Fixture.expect(
            FoldedWriter.write(result.profile, options: options),
            matches: "perf-script/json-producer.folded"
        )
        let measurement = result.profile.measurement
        #expect(
            measurement == Measurement(event: "cpu-clock", unit: .nanoseconds, period: 1_003_009, includesKernel: true)
        )
        let kept = result.statistics.kept
        #expect(result.profile.sampleCount == kept)
        #expect(result.profile.totalValue == kept.rawValue * 1_003_009)
        #expect(result.statistics.truncated == 5)
        #expect(result.statistics.unreadable == UnreadableLines())
        #expect(result.statistics.times == Self.times(920_920_067_068, 1_358_687_576_341))
    }

    @Test("is the same in chunks of any size, and with CR LF")
    func chunks() throws {
        let bytes = try Fixture.bytes("perf-script/two-events.txt")
        let whole = try PerfScriptReader.read(bytes)
        let crlf = try Self.read(String(decoding: bytes, as: UTF8.self).replacing("\n", with: "\r\n"))
        #expect(crlf.profile.lines == whole.profile.lines)
        #expect(crlf.statistics == whole.statistics)
        for size in [1, 2, 3, 7, 64, 1000] {
            var reader = PerfScriptReader()
            for start in stride(from: 0, to: bytes.count, by: size) {
                reader.consume(bytes.span.extracting(start..<min(start + size, bytes.count)).bytes)
            }
            let result = try reader.finish()
            #expect(result.profile.lines == whole.profile.lines)
            #expect(result.profile.samples == whole.profile.samples)
            #expect(result.statistics == whole.statistics)
        }
    }

    @Test("keeps the last sample without a blank line behind it, and samples without one between them")
    func ends() throws {
        let result = try Self.read("w 1/2 1.0: 5 cycles:\n 1 a (m)\nw 1/2 1.0: 6 cycles:\n 1 b (m)\n 2 c (m)")
        #expect(result.profile.lines == ["a 5", "c;b 6"])
    }

    @Test("labels samples with threads, whatever their names are")
    func comms() throws {
        let result = try PerfScriptReader.read(Fixture.bytes("perf-script/comms.txt"))
        let threads = result.profile.samples.compactMap { result.profile.labels(of: $0)["thread"] }
        #expect(threads == ["rdk:broker 1", "a;b 12/13 1.5:", "lead", "#x"])
        #expect(result.profile.measurement.includesKernel == false)
        #expect(result.profile.modules.keys.sorted() == ["a (b) c"])
    }

    @Test("gives the caller each header, who decides the labels or leaves the sample out")
    func labelling() throws {
        let text = """
            a 1/2 1.5: 5 cycles:pp:
             1 f (m)

            b 1/3 [004] 2.5: 6 cycles:pp:
             1 f (m)
             2 g (m)

            """
        let result = try Self.read(text) { header in
            if header.tid == 2 {
                let event = PerfEventName(raw: "cycles:pp")
                let expected = PerfSampleHeader(
                    comm: "a",
                    pid: 1,
                    tid: 2,
                    cpu: nil,
                    time: .milliseconds(1500),
                    period: 5,
                    event: event,
                    lost: 0
                )
                #expect(header == expected)
                return nil
            }
            #expect(header.cpu == 4)
            return Labels(["round": "1"])
        }
        #expect(result.profile.lines == ["g;f 6"])
        #expect(result.profile.labels(of: try #require(result.profile.samples.first)) == ["round": "1"])
        #expect(result.statistics.kept == 1)
        #expect(result.statistics.dropped == 1)
        #expect(result.statistics.times == Self.times(2_500_000_000, 2_500_000_000))
        #expect(result.profile.measurement.unit == Measurement.Unit(rawValue: "cycles"))
        #expect(result.profile.measurement.period == 6)
    }

    @Test("keeps the first event, or the one that is asked for, and counts the others")
    func events() throws {
        let bytes = try Fixture.bytes("perf-script/two-events.txt")
        let first = try PerfScriptReader.read(bytes)
        #expect(first.profile.measurement.event == "page-faults")
        #expect(first.profile.measurement.unit == Measurement.Unit(rawValue: "page-faults"))
        #expect(first.profile.totalValue == 142)
        #expect(first.statistics.kept == 8)
        #expect(first.statistics.otherEvents == ["cpu-clock": 4])
        let clock = try PerfScriptReader.read(bytes, options: .init(event: "cpu-clock"))
        #expect(clock.profile.measurement.unit == .nanoseconds)
        #expect(clock.profile.totalValue == 4 * 20_408_163)
        #expect(clock.statistics.otherEvents == ["page-faults": 8])
        let error = expectError(.empty) { _ = try PerfScriptReader.read(bytes, options: .init(event: "cycles")) }
        #expect(error?.reason == "there are no samples of the event, only of cpu-clock, page-faults")
    }

    @Test("counts lost samples, once although perf tells of them twice")
    func lost() throws {
        let result = try PerfScriptReader.read(Fixture.bytes("perf-script/lost.txt"))
        #expect(result.statistics.lost == 7)
        #expect(result.profile.measurement.lost == result.statistics.lost)
        let text = """
            a 1/1 1.0: PERF_RECORD_LOST lost 3
            a 1/1 2.0: PERF_RECORD_LOST lost 4
            a 1/1 3.0: PERF_RECORD_LOST_SAMPLES lost 9
            a 1/1 3.5: PERF_RECORD_COMM: b:1/1
            a 1/1 4.0: PERF_RECORD_LOST lost x
            a 1/1 4.0: PERF_RECORD_LOST

            """
        let told = try Self.read(text)
        #expect(told.profile.measurement.lost == 9)
        #expect(told.profile.samples.isEmpty)
        #expect(told.statistics.unreadable.count == 2)
        #expect(told.statistics.unreadable.first == 5)
        let early = try Self.read(text) { header in header.time.map { $0 < .seconds(2) } == true ? Labels() : nil }
        #expect(early.statistics.lost == 3)
        #expect(early.statistics.lostDropped == 9)
    }

    @Test("knows where perf gave a stack up, and drops its mark")
    func truncated() throws {
        let mark = "\tffffffffffffffff [unknown] ([unknown])"
        let result = try Self.read(
            """
            a 1/1 1.0: 1 cycles:
             1 f (m)
            \(mark)

            a 1/1 1.0: 1 cycles:
            \(mark)
             1 f (m)

            a 1/1 1.0: 1 cycles:
            \(mark)

            a 1/1 1.0: 1 cycles:

            """
        )
        #expect(result.profile.lines == ["[unknown] 2", "f 1", "f;[unknown] 1"])
        #expect(result.statistics.truncated == 2)
        #expect(result.statistics.withoutStack == 2)
        #expect(result.statistics.kept == 4)
    }

    @Test("without callers has a sample on each line, indented")
    func withoutCallers() throws {
        let result = try Self.read(
            """
                        cafe 20262  3012.121555:   20408163 cpu-clock:      55fd8c4f8193 spin+0x3a (/srv/app/burn)
                        cafe 20262  3012.141968:   20408163 cpu-clock:      55fd8c4f818f spin+0x36 (/srv/app/burn)
                        cafe 20262  3012.141968:          1 page-faults:      55fd8c4f818f spin+0x36 (/srv/app/burn)
                        cafe 20264  3012.143858:   20408163 cpu-clock:      55fd8c4f818f other (/srv/app/burn)
            """
        )
        #expect(result.profile.lines == ["other 20408163", "spin 40816326"])
        #expect(result.statistics.otherEvents == ["page-faults": 1])
        #expect(result.statistics.unreadable.count == 0)
    }

    @Test("of swift-profile-recorder has neither period nor unit")
    func profileRecorder() throws {
        let profile = try PerfScriptReader.read(Fixture.bytes("perf-script/profile-recorder.txt")).profile
        #expect(profile.measurement == Measurement(event: "swipr", unit: .count))
        let run = "$s4Demo6ServerV3runyyF"
        let work = "$s4Demo4workyyF"
        #expect(profile.lines == ["\(run);\(work) 1", "\(run);closure #1 in Server.run();\(work) 1"])
        #expect(profile.frames.ids.map { profile.frames[$0].kind } == [.user, .inlined, .user])
    }

    @Test("may have lines that make no sense, which are counted")
    func unreadable() throws {
        let result = try Self.read(
            """
            # cmdline : perf record
            garbage
             more garbage
            a 1/1 1.0: 1 cycles:
             1 f (m)
             not a frame
             2 g (m)

            a 1/1 1.0: cycles:
             1 lacks a period (m)

            """
        )
        #expect(result.profile.lines == ["g;f 1"])
        #expect(result.statistics.unreadable.first == 2)
        #expect(result.statistics.unreadable.count == 5)
        #expect(expectError(.malformed) { _ = try Self.read("x\ny\n") }?.line == 1)
        #expect(expectError(.empty) { _ = try Self.read("") }?.line == nil)
        _ = expectError(.empty) { _ = try Self.read("\n\n# captured\n") }
    }

    @Test("may have lines of any length, of which the longest are not looked at")
    func overlong() throws {
        let long = String(repeating: "x", count: PerfScriptReader.longestLine + 1)
        let symbol = String(repeating: "y", count: 100_000)
        let text = "a 1/1 1.0: 1 cycles:\n 1 \(long) (m)\n 1 \(symbol) (m)\n\n\(long)"
        let result = try Self.read(text)
        #expect(result.profile.lines == ["\(symbol) 1"])
        #expect(result.statistics.unreadable.count == 2)
        #expect(result.statistics.unreadable.first == 2)
        var reader = PerfScriptReader()
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: 60_000) {
            reader.consume(bytes.span.extracting(start..<min(start + 60_000, bytes.count)).bytes)
        }
        let chunked = try reader.finish()
        #expect(chunked.statistics == result.statistics)
        #expect(chunked.profile.lines == result.profile.lines)
    }

    @Test("may have stacks of any depth and periods of any size")
    func extremes() throws {
        var text = "a 1/1 1.0: \(Int64.max) cycles:\n"
        for number in 0..<100_000 { text += " \(number) f\(number % 7) (m)\n" }
        text += "\na 1/1 1.0: \(Int64.max) cycles:\n 1 f (m)\n\na 1/1 1.0: \(Int64.max) cycles:\n 1 f (m)\n"
        let result = try Self.read(text)
        #expect(result.profile.samples.map(\.value) == [.max, .max])
        #expect(result.profile.totalValue == .max)
        #expect(result.profile.stacks.frames(of: try #require(result.profile.samples.first).stack).count == 100_000)
    }

    @Test("is read from a file, and errors of reading are told")
    func descriptor() throws {
        let path = Fixture.path("perf-script/two-events.txt")
        let result = try OpenFile.read(path) { try PerfScriptReader.read(fileDescriptor: $0) }
        #expect(result.statistics.kept == 8)
        let error = expectError(.unreadable) { _ = try PerfScriptReader.read(fileDescriptor: -1) }
        #expect(error?.reason == "the profile cannot be read: Bad file descriptor")
    }

    @Test("in damage is read or refused, and never gives more than it has")
    func fuzz() throws {
        var numbers = SplitMix64(seed: 17)
        let seeds = try ["two-events", "comms", "profile-recorder"].map { try Fixture.bytes("perf-script/\($0).txt") }
        for round in 0..<3000 {
            let bytes = Damage.apply(to: seeds[round % seeds.count], using: &numbers)
            guard let result = try? PerfScriptReader.read(bytes) else { continue }
            #expect(result.profile.sampleCount == result.statistics.kept)
            let lines = bytes.count { $0 == 0x0a } + 1
            #expect(result.statistics.kept.rawValue <= lines)
            #expect(result.statistics.unreadable.count <= lines)
            #expect(result.profile.stacks.count <= lines + 1)
        }
    }
}
