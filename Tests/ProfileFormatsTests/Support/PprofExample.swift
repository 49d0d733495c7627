import SwiftProtobuf

@testable import ProfileFormats

/// A small valid profile as messages, to be changed by tests.
enum PprofExample {
    static let strings = [
        "", "samples", "count", "cpu", "nanoseconds", "/srv/app/producer", "abc123", "main", "$s4mainF", "encode",
        "thread",
        "worker", "/usr/lib/libz.so.1", "event=cpu-clock", "lost=3", "kernel=6.1", "for people",
    ]

    static var profile: PprofProfile {
        var profile = PprofProfile()
        profile.stringTable = strings
        profile.sampleType = [type(1, 2), type(3, 4)]
        profile.mapping = [mapping(1, file: 5, buildID: 6), mapping(2, file: 12, buildID: 0)]
        profile.function = [function(1, name: 7, symbol: 8), function(2, name: 9, symbol: 0)]
        profile.location = [
            location(1, mapping: 1, lines: [1]), location(2, mapping: 1, lines: [2, 1]),
            location(3, mapping: 2, lines: []),
        ]
        profile.sample = [sample([3, 2, 1], [2, 20], labels: [(10, 11)]), sample([1], [1, 10], labels: [])]
        profile.periodType = type(3, 4)
        profile.period = 10
        profile.timeNanos = 1_700_000_000_000_000_000
        profile.durationNanos = 1_000_000_000
        profile.comment = [13, 14, 15, 16]
        return profile
    }

    static func bytes(_ change: (inout PprofProfile) -> Void = { _ in }) throws -> [UInt8] {
        var profile = profile
        change(&profile)
        return try profile.serializedBytes()
    }

    static func type(_ type: Int64, _ unit: Int64) -> PprofValueType {
        var valueType = PprofValueType()
        (valueType.type, valueType.unit) = (type, unit)
        return valueType
    }

    static func mapping(_ id: UInt64, file: Int64, buildID: Int64) -> PprofMapping {
        var mapping = PprofMapping()
        (mapping.id, mapping.filename, mapping.buildID) = (id, file, buildID)
        return mapping
    }

    static func function(_ id: UInt64, name: Int64, symbol: Int64) -> PprofFunction {
        var function = PprofFunction()
        (function.id, function.name, function.systemName) = (id, name, symbol)
        return function
    }

    static func location(_ id: UInt64, mapping: UInt64, lines: [UInt64]) -> PprofLocation {
        var location = PprofLocation()
        (location.id, location.mappingID) = (id, mapping)
        location.line = lines.map { function in
            var line = PprofLine()
            line.functionID = function
            return line
        }
        return location
    }

    static func sample(_ locations: [UInt64], _ values: [Int64], labels: [(Int64, Int64)]) -> PprofSample {
        var sample = PprofSample()
        (sample.locationID, sample.value) = (locations, values)
        sample.label = labels.map { key, value in
            var label = PprofLabel()
            (label.key, label.str) = (key, value)
            return label
        }
        return sample
    }
}
