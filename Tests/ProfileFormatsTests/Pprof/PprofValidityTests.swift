import ProfileModel
import Testing
import Units

@testable import ProfileFormats

@Suite("Profiles of pprof that contradict themselves")
struct PprofValidityTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var reason: String
        var change: @Sendable (inout PprofProfile) -> Void

        init(_ reason: String, _ change: @escaping @Sendable (inout PprofProfile) -> Void) {
            (self.reason, self.change) = (reason, change)
        }

        var testDescription: String { reason }
    }

    static let cases = [
        Case("the profile does not say what was sampled") { $0.sampleType = [] },
        Case("the profile has a sample of 1 values instead of 2") { $0.sample[0].value = [1] },
        Case("the profile has a sample of 3 values instead of 2") { $0.sample[1].value = [1, 2, 3] },
        Case("the profile has a sample of 0 values instead of 2") { $0.sample[1].value = [] },
        Case("the profile has a negative value; differences of profiles cannot be read") {
            $0.sample[1].value = [1, -2]
        },
        Case("the profile has a negative value; differences of profiles cannot be read") {
            $0.sample[1].value = [.min, 2]
        },
        Case("the profile speaks of location 9, which it has not") { $0.sample[0].locationID = [9] },
        Case("the profile speaks of location 0, which it has not") { $0.sample[0].locationID = [1, 0] },
        Case("the profile speaks of location 18446744073709551615, which it has not") {
            $0.sample[0].locationID = [.max]
        },
        Case("the profile has a location with the id 0") { $0.location[1].id = 0 },
        Case("the profile has two locations 1") { $0.location[1].id = 1 },
        Case("the profile has two locations 18446744073709551615") {
            $0.location[0].id = .max
            $0.location[1].id = .max
        },
        Case("the profile speaks of mapping 7, which it has not") { $0.location[1].mappingID = 7 },
        Case("the profile speaks of function 0, which it has not") { $0.location[1].line[0].functionID = 0 },
        Case("the profile speaks of function 5, which it has not") { $0.location[1].line[0].functionID = 5 },
        Case("the profile has a function with the id 0") { $0.function[0].id = 0 },
        Case("the profile has two functions 2") { $0.function[0].id = 2 },
        Case("the profile has a mapping with the id 0") { $0.mapping[0].id = 0 },
        Case("the profile has two mappings 2") { $0.mapping[0].id = 2 },
        Case("the profile speaks of text 99, which it has not") { $0.function[0].name = 99 },
        Case("the profile speaks of text -1, which it has not") { $0.function[0].systemName = -1 },
        Case("the profile speaks of text 99, which it has not") { $0.function[0].filename = 99 },
        Case("the profile speaks of text 99, which it has not") { $0.mapping[1].filename = 99 },
        Case("the profile speaks of text 99, which it has not") { $0.mapping[1].buildID = 99 },
        Case("the profile speaks of text 99, which it has not") { $0.sampleType[0].unit = 99 },
        Case("the profile speaks of text 99, which it has not") { $0.sample[0].label[0].key = 99 },
        Case("the profile speaks of text 99, which it has not") { $0.sample[0].label[0].str = 99 },
        Case("the profile speaks of text 99, which it has not") { $0.comment = [99] },
        Case("the profile speaks of text 99, which it has not") { $0.defaultSampleType = 99 },
        Case("the profile speaks of text 99, which it has not") { $0.periodType = PprofExample.type(3, 99) },
        Case("the profile's first text is not empty") { $0.stringTable[0] = "x" },
        Case("the profile has a negative time") { $0.timeNanos = -1 },
        Case("the profile has a negative duration") { $0.durationNanos = -1 },
        Case("the profile has a negative period") { $0.period = -1 },
    ]

    @Test("are refused with one reason and a place", arguments: cases)
    func refused(_ invalid: Case) throws {
        let bytes = try PprofExample.bytes(invalid.change)
        let error = expectError(.malformed) { _ = try PprofReader.read(bytes) }
        #expect(error?.reason == invalid.reason)
        if invalid.reason != Self.cases[0].reason { #expect(error?.offset.map { $0 < bytes.count } == true) }
    }

    @Test("are refused with the place where the bytes make no sense")
    func wire() throws {
        let example = try PprofExample.bytes()
        let cases: [([UInt8], String)] = [
            ([0x80], "the profile ends within a number"),
            ([0x0a], "the profile ends within a number"),
            ([0x0a, 5, 0], "the profile ends within a field of 5 bytes"),
            ([0x0a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], "the profile ends within a field"),
            ([0x49, 1, 2, 3], "field 9 of the profile is of the wrong wire type"),
            ([0xf9, 1, 1, 2, 3], "the profile ends within a field"),
            ([0x0b], "the profile has a field of an unknown wire type"),
            ([0x0f], "the profile has a field of an unknown wire type"),
            ([0x02, 0], "the profile has a field of an impossible number"),
            ([0xfa, 0xff, 0xff, 0xff, 0xff, 0x7f, 0], "the profile has a field of an impossible number"),
            ([0x38] + [UInt8](repeating: 0x80, count: 10) + [1], "the profile has a number of too many bytes"),
            ([0x10, 1], "field 2 of the profile is of the wrong wire type"),
            ([0x30, 1], "field 6 of the profile is of the wrong wire type"),
            ([0x2a, 2, 0x08, 0x80], "field 5 of the profile is damaged"),
            ([0x12, 2, 0x08, 0x80], "the profile ends within a number"),
            ([0x12, 2, 0x0d, 1], "field 1 of the profile is of the wrong wire type"),
        ]
        for (bytes, reason) in cases {
            let error = expectError(.malformed) { _ = try PprofReader.read(example + bytes) }
            #expect(error?.reason.hasPrefix(reason) == true, "\(bytes): \(String(describing: error))")
            #expect(error?.offset.map { $0 >= example.count } == true, "\(bytes): \(String(describing: error))")
        }
    }

    @Test("are refused when several lie one behind the other")
    func concatenated() throws {
        let error = expectError(.malformed) { _ = try PprofReader.read(PprofExample.bytes() + PprofExample.bytes()) }
        #expect(error?.reason == "the file holds several profiles, one behind the other")
        let count = try PprofExample.bytes().count
        #expect(error?.offset.map { $0 > count } == true)
        let packed = try Gzip.pack(PprofExample.bytes())
        _ = expectError(.malformed) { _ = try PprofReader.read(packed + packed) }
    }

    @Test("are refused when stacks would be out of all proportion to the file")
    func proportion() throws {
        let error = expectError(.tooLarge) {
            _ = try PprofReader.read(
                PprofExample.bytes {
                    $0.location[1] = PprofExample.location(2, mapping: 1, lines: Array(repeating: 1, count: 20_000))
                    $0.sample[0].locationID = Array(repeating: 2, count: 20_000)
                }
            )
        }
        #expect(error?.reason == "the profile's stacks are too long together")
    }

    @Test("are refused at every cut that is not between fields")
    func cut() throws {
        let bytes = try PprofExample.bytes()
        for count in 1..<bytes.count {
            // A cut between fields may leave a valid profile; a crash or an endless loop would show here.
            guard let profile = try? PprofReader.read(Array(bytes[..<count])) else { continue }
            #expect(profile.sampleCount <= 3)
        }
    }
}
