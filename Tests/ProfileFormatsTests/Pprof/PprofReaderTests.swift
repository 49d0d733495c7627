import ProfileModel
import SwiftProtobuf
import Testing
import Units

@testable import ProfileFormats

@Suite("Profiles of pprof read")
struct PprofReaderTests {
    private static func read(_ change: (inout PprofProfile) -> Void = { _ in }) throws -> Profile {
        try PprofReader.read(PprofExample.bytes(change))
    }

    @Test("hold all that the model can")
    func everything() throws {
        let profile = try Self.read()
        #expect(profile.lines == ["main 10", "main;main;encode;[libz.so.1] 20"])
        #expect(profile.samples.map(\.count) == [2, 1])
        #expect(profile.samples.map { profile.labels(of: $0) } == [["thread": "worker"], [:]])
        #expect(
            profile.stacks.frames(of: profile.samples[0].stack).map { profile.frames[$0] } == [
                Frame(name: "main", fullName: "main", symbol: "$s4mainF", module: "producer", kind: .user),
                Frame(name: "main", fullName: "main", symbol: "$s4mainF", module: "producer", kind: .user),
                Frame(symbol: "encode", module: "producer", kind: .inlined),
                Frame(symbol: "", module: "libz.so.1"),
            ]
        )
        #expect(
            profile.modules == [
                "producer": .init(path: "/srv/app/producer", buildID: "abc123"),
                "libz.so.1": .init(path: "/usr/lib/libz.so.1"),
            ]
        )
        let expected = Measurement(
            event: "cpu-clock",
            unit: .nanoseconds,
            period: 10,
            start: .seconds(1_700_000_000),
            duration: .seconds(1),
            lost: 3,
            facts: ["kernel": "6.1"]
        )
        #expect(profile.measurement == expected)
    }

    @Test("are the same packed, in several members, and from a file")
    func packed() throws {
        let bytes = try PprofExample.bytes()
        let profile = try PprofReader.read(bytes)
        let packed = try Gzip.pack(bytes)
        let members = try Gzip.pack(Array(bytes[..<50])) + Gzip.pack(Array(bytes[50...]))
        for copy in try [PprofReader.read(packed), PprofReader.read(members)] {
            #expect(copy.lines == profile.lines)
            #expect(copy.measurement == profile.measurement)
        }
    }

    @Test("have CPU time first, then the file's default, then the last type")
    func sampleTypes() throws {
        func chosen(_ change: (inout PprofProfile) -> Void) throws -> (Int64, String) {
            let profile = try Self.read(change)
            return (profile.totalValue, profile.measurement.unit.rawValue)
        }
        #expect(try chosen { $0.sampleType.reverse() } == (3, "nanoseconds"))
        #expect(try chosen { $0.sampleType[1] = PprofExample.type(9, 7) } == (30, "main"))
        #expect(
            try chosen {
                $0.sampleType[1] = PprofExample.type(9, 7)
                $0.defaultSampleType = 1
            } == (3, "count")
        )
        let counts = try PprofReader.read(PprofExample.bytes(), options: .init(sampleType: "samples"))
        #expect(counts.measurement.unit == .count)
        #expect(counts.measurement.period == nil)
        #expect(counts.samples.map(\.value) == [2, 1])
        let error = expectError(.empty) {
            _ = try PprofReader.read(PprofExample.bytes(), options: .init(sampleType: "x\n"))
        }
        #expect(error?.reason == "the profile has no samples of x\\u{a}, only of samples, cpu")
    }

    @Test("have times in nanoseconds, whatever the unit")
    func units() throws {
        let profile = try Self.read {
            $0.stringTable[4] = "milliseconds"
            $0.period = 7
        }
        #expect(profile.measurement.unit == .nanoseconds)
        #expect(profile.totalValue == 30_000_000)
        #expect(profile.measurement.period == 7_000_000)
        let error = expectError(.malformed) {
            _ = try Self.read {
                $0.stringTable[4] = "seconds"
                $0.sample[0].value[1] = .max
            }
        }
        #expect(error?.offset != nil)
    }

    @Test("put samples of the same stack and labels together, without overflowing")
    func sums() throws {
        let profile = try Self.read {
            $0.sample = Array(repeating: PprofExample.sample([1], [.max, .max], labels: []), count: 3)
            // A number is no text, so these labels are none.
            $0.sample[2].label = [PprofLabel.with { ($0.key, $0.num) = (10, 5) }]
        }
        #expect(profile.samples.count == 1)
        #expect(profile.samples[0].value == .max)
        #expect(profile.samples[0].count.rawValue == .max)
        #expect(profile.labels.count == 1)
    }

    @Test("know kernel code by its module")
    func kernel() throws {
        let profile = try Self.read { $0.stringTable[12] = "[kernel.kallsyms]" }
        let stack = profile.samples[0].stack
        #expect(
            profile.frames[profile.stacks.frame(of: stack)]
                == Frame(symbol: "", module: "[kernel.kallsyms]", kind: .kernel)
        )
    }

    @Test("may have ids of any size, unknown fields, and bytes that are no text")
    func tolerance() throws {
        let plain = try Self.read()
        let sparse = try Self.read {
            $0.location[0].id = .max
            $0.sample[0].locationID[2] = .max
            $0.sample[1].locationID[0] = .max
            $0.function[0].id = 1 << 60
            for place in $0.location.indices {
                for line in $0.location[place].line.indices where $0.location[place].line[line].functionID == 1 {
                    $0.location[place].line[line].functionID = 1 << 60
                }
            }
        }
        #expect(sparse.lines == plain.lines)
        let unknown: [UInt8] = [
            20 << 3 & 0x7f | 0x80, 1, 5, 0x82, 2, 1, 0, 0x85, 2, 1, 2, 3, 4, 0x81, 2, 1, 2, 3, 4, 5, 6, 7, 8,
        ]
        #expect(try PprofReader.read(PprofExample.bytes() + unknown).lines == plain.lines)
        var noText = try PprofExample.bytes()
        let place = try #require(noText.indices.first { noText[$0...].starts(with: Array("encode".utf8)) })
        noText[place] = 0xff
        #expect(try PprofReader.read(noText).lines.last == "main;main;\u{fffd}ncode;[libz.so.1] 20")
    }

    @Test("without samples are no error; without types they are")
    func empty() throws {
        #expect(try Self.read { $0.sample = [] }.samples.isEmpty)
        _ = expectError(.empty) { _ = try PprofReader.read([]) }
        _ = expectError(.empty) { _ = try PprofReader.read(try Gzip.pack([])) }
        _ = expectError(.empty) {
            _ = try Self.read {
                $0.sample = []
                $0.sampleType = []
            }
        }
    }
}
