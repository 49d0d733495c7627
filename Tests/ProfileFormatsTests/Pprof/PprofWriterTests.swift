import ProfileModel
import SwiftProtobuf
import Testing
import Units

@testable import ProfileFormats

@Suite("Profiles of pprof written")
struct PprofWriterTests {
    private static func producer() throws -> Profile {
        var profile = try PerfScriptReader.read(Fixture.bytes("perf-script/json-producer.txt")) { header in
            Labels([Labels.Key.thread: header.comm, Labels.Key.run: "r1", Labels.Key.role: "producer"])
        }.profile
        profile.modules["producer"]?.buildID = "0123456789abcdef"
        profile.measurement.start = .seconds(1_735_787_045)
        profile.measurement.duration = .milliseconds(1500)
        profile.measurement.lost = 4
        profile.measurement.facts = ["messages": "123456", "kernel": "6.1", "a": "b=c"]
        return profile
    }

    private static func message(_ profile: Profile, mainModule: String? = nil) throws -> PprofProfile {
        try PprofProfile(
            serializedBytes: PprofWriter.write(profile, options: .init(mainModule: mainModule, isPacked: false))
        )
    }

    @Test("are the expected bytes")
    func golden() throws {
        let options = PprofWriter.Options(isPacked: false)
        try Fixture.expect(PprofWriter.write(Self.producer(), options: options), matches: "pprof/json-producer.pb")
    }

    @Test("say what was measured, how and when")
    func header() throws {
        let message = try Self.message(Self.producer())
        let text = { (number: Int64) in message.stringTable[Int(number)] }
        #expect(
            message.sampleType.map { [text($0.type), text($0.unit)] } == [
                ["samples", "count"], ["cpu", "nanoseconds"],
            ]
        )
        #expect(text(message.defaultSampleType) == "cpu")
        #expect([text(message.periodType.type), text(message.periodType.unit)] == ["cpu", "nanoseconds"])
        #expect(message.period == 1_003_009)
        #expect(message.timeNanos == 1_735_787_045_000_000_000)
        #expect(message.durationNanos == 1_500_000_000)
        #expect(
            message.comment.map(text) == [
                "a=b=c", "event=cpu-clock", "includes-kernel=true", "kernel=6.1", "lost=4", "messages=123456",
            ]
        )
        #expect(message.stringTable.first == "")
        #expect(Set(message.stringTable).count == message.stringTable.count)
    }

    @Test("have the program's module first, then libraries by name, then the kernel's")
    func mappings() throws {
        let message = try Self.message(Self.producer())
        let files = message.mapping.map { message.stringTable[Int($0.filename)] }
        #expect(files.first == "/srv/app/.build/release/producer")
        #expect(message.stringTable[Int(message.mapping[0].buildID)] == "0123456789abcdef")
        #expect(files.suffix(2) == ["[kernel.kallsyms]", "[vdso]"])
        #expect(message.mapping.map(\.id) == Array(1...UInt64(files.count)))
        #expect(message.mapping.allSatisfy { $0.hasFunctions_p })
        let asked = try Self.message(Self.producer(), mainModule: "libc.so.6")
        #expect(asked.stringTable[Int(asked.mapping[0].filename)].hasSuffix("libc.so.6"))
    }

    @Test("have one function for each location")
    func locations() throws {
        let profile = try Self.producer()
        let message = try Self.message(profile)
        #expect(message.location.count == profile.frames.count)
        #expect(message.location.allSatisfy { $0.line.count == 1 && $0.line[0].functionID == $0.id })
        #expect(message.location.map(\.id) == Array(1...UInt64(message.location.count)))
    }

    @Test("are read back as they were")
    func roundTrip() throws {
        let profile = try Self.producer()
        let copy = try PprofReader.read(PprofWriter.write(profile))
        #expect(copy.lines == profile.lines)
        #expect(copy.measurement == profile.measurement)
        #expect(copy.modules == profile.modules)
        #expect(copy.sampleCount == profile.sampleCount)
        let labels = Set(copy.samples.map { copy.labels(of: $0) })
        #expect(labels == Set(profile.samples.map { profile.labels(of: $0) }))
        #expect(Set(copy.frames.ids.map { copy.frames[$0] }) == Set(profile.frames.ids.map { profile.frames[$0] }))
        #expect(try PprofWriter.write(profile) == PprofWriter.write(profile))
    }

    @Test("hold only the frames that samples use")
    func unused() throws {
        var profile = Profile([(["main", "f"], 1, 1)])
        _ = profile.stacks.push(profile.frames.intern(Frame(symbol: "unused", module: "other")), on: .root)
        let message = try Self.message(profile)
        #expect(message.function.count == 2)
        #expect(message.mapping.count == 1)
        #expect(!message.stringTable.contains("unused"))
    }

    @Test("have one type when samples are all that is known, or when their number is not")
    func types() throws {
        let counts = try Self.message(Profile([(["main"], 5, 5)], unit: .count))
        #expect(counts.sampleType.map { counts.stringTable[Int($0.type)] } == ["samples"])
        #expect(counts.sample.map(\.value) == [[5]])
        let times = try Self.message(Profile([(["main"], 0, 5)]))
        #expect(times.sampleType.map { times.stringTable[Int($0.type)] } == ["cpu"])
        let faults = Profile([(["main"], 1, 5)], unit: Measurement.Unit(rawValue: "page-faults"))
        let message = try Self.message(faults)
        #expect(message.sampleType.map { message.stringTable[Int($0.type)] } == ["samples", "page_faults"])
        #expect(try PprofReader.read(PprofWriter.write(faults)).measurement.unit == faults.measurement.unit)
    }

    @Test("keep kernel code the kernel's, and stacks without frames")
    func odd() throws {
        var profile = Profile([], unit: .count)
        let frame = profile.frames.intern(Frame(symbol: "read", module: "", kind: .kernel))
        let stack = profile.stacks.push(frame, on: .root)
        for stack in [stack, .root] {
            profile.samples.append(.init(stack: stack, labels: .init(rawValue: 0), count: 1, value: 1))
        }
        let copy = try PprofReader.read(PprofWriter.write(profile))
        #expect(copy.frames.ids.map { copy.frames[$0].kind } == [.kernel])
        #expect(copy.lines == [" 1", "read 1"])
    }

    @Test("refuse negative values")
    func negative() {
        _ = expectError(.notExpressible) { _ = try PprofWriter.write(Profile([(["main"], 1, -1)])) }
        _ = expectError(.notExpressible) { _ = try PprofWriter.write(Profile([(["main"], -1, 1)])) }
    }

    @Test("keep every name, hostile ones too", arguments: HostileNames.all)
    func hostile(_ name: String) throws {
        var profile = Profile([([name, "f", name], 3, 3)], module: name)
        profile.samples[0].labels = profile.labels.intern(Labels([name: name]))
        profile.measurement.facts = ["fact": name]
        let copy = try PprofReader.read(PprofWriter.write(profile))
        #expect(copy.lines == profile.lines)
        #expect(copy.labels(of: copy.samples[0]) == [name: name])
        #expect(copy.measurement.facts == ["fact": name])
    }

    @Test("give folded stacks back as they were")
    func identity() throws {
        var numbers = SplitMix64(seed: 43)
        for _ in 0..<200 {
            let stacks = (0..<Int.random(in: 1...40, using: &numbers)).map { _ in
                let depth = Int.random(in: 1...12, using: &numbers)
                let names = (0..<depth).map { _ in
                    HostileNames.all.randomElement(using: &numbers) ?? "f"
                }
                return (names: names, count: Int64.random(in: 1...1000, using: &numbers), value: Int64(0))
            }
            let profile = Profile(stacks.map { ($0.names, $0.count, $0.count) }, unit: .count, module: "")
            let folded = try FoldedWriter.write(profile)
            guard case .profile(let read) = try FoldedReader.read(folded, options: .init(isDifference: false)).contents
            else { continue }
            let copy = try PprofReader.read(PprofWriter.write(read))
            #expect(try FoldedWriter.write(copy) == folded)
            #expect(copy.totalValue == profile.totalValue)
            #expect(copy.sampleCount == profile.sampleCount)
        }
    }
}
