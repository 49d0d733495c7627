import ProfileModel
import SwiftProtobuf
import Units

/// Builds everything of a pprof file but its samples.
struct PprofBuilder {
    private(set) var message = PprofProfile()
    /// The location of each frame; 0 for frames that no sample uses.
    private(set) var locations: [UInt64]
    /// Whether samples have their counts beside their values.
    let hasCounts: Bool

    private let profile: Profile
    private var strings: [String: Int64] = ["": 0]

    init(_ profile: Profile, mainModule: String?) {
        self.profile = profile
        locations = profile.usedFrames.map { $0 ? 1 : 0 }
        hasCounts = profile.measurement.unit != .count && profile.sampleCount > .zero
        message.stringTable = [""]
        addTypes()
        addMeasurement()
        addFrames(PprofMappings(profile, locations, mainModule: mainModule))
    }

    /// Per set of labels of the profile: its fields within a sample.
    mutating func addLabels() -> [[UInt8]] {
        (0..<profile.labels.count).map { number in
            let values = profile.labels[LabelsID(rawValue: UInt32(number))].values.sorted { $0.key < $1.key }
            var bytes: [UInt8] = []
            for (key, value) in values where !value.isEmpty {
                var label: [UInt8] = []
                label.appendField(1, UInt64(string(key)))
                label.appendField(2, UInt64(string(value)))
                bytes.appendField(3, label[...])
            }
            return bytes
        }
    }

    private mutating func string(_ text: String) -> Int64 {
        if let number = strings[text] { return number }
        let number = Int64(message.stringTable.count)
        strings[text] = number
        message.stringTable.append(text)
        return number
    }

    private mutating func valueType(_ type: String, _ unit: String) -> PprofValueType {
        var valueType = PprofValueType()
        valueType.type = string(type)
        valueType.unit = string(unit)
        return valueType
    }

    /// Conventionally the count comes first and the default is the last.
    private mutating func addTypes() {
        let unit = profile.measurement.unit
        // Pyroscope refuses a hyphen in a type.
        let name =
            unit == .nanoseconds
            ? "cpu" : unit == .count ? "samples" : String(unit.rawValue.map { $0 == "-" ? "_" : $0 })
        if hasCounts { message.sampleType.append(valueType("samples", "count")) }
        message.sampleType.append(valueType(name, unit.rawValue))
        message.defaultSampleType = string(name)
        message.periodType = valueType(name, unit.rawValue)
        message.period = max(0, profile.measurement.period ?? 0)
    }

    private mutating func addMeasurement() {
        message.timeNanos = max(0, profile.measurement.start?.rawValue ?? 0)
        message.durationNanos = max(0, profile.measurement.duration?.rawValue ?? 0)
        message.comment = PprofMeasurement.comments(profile.measurement).map { string($0) }
    }

    private mutating func addFrames(_ mappings: PprofMappings) {
        for (place, module) in mappings.modules.enumerated() {
            var mapping = PprofMapping()
            mapping.id = UInt64(place + 1)
            mapping.filename = string(module.path)
            mapping.buildID = string(module.buildID)
            mapping.hasFunctions_p = true
            message.mapping.append(mapping)
        }
        for id in profile.frames.ids where locations[Int(id.rawValue)] != 0 {
            let number = UInt64(message.location.count + 1)
            locations[Int(id.rawValue)] = number
            addFrame(profile.frames[id], number, mappings)
        }
    }

    private mutating func addFrame(_ frame: Frame, _ number: UInt64, _ mappings: PprofMappings) {
        var function = PprofFunction()
        function.id = number
        function.name = string(frame.name)
        function.systemName = string(frame.symbol)
        message.function.append(function)
        var line = PprofLine()
        line.functionID = number
        var location = PprofLocation()
        location.id = number
        location.mappingID = mappings.id(of: frame)
        location.line = [line]
        message.location.append(location)
    }
}

extension Profile {
    /// Whether each frame stands in the stack of a sample.
    fileprivate var usedFrames: [Bool] {
        var usedStacks = [Bool](repeating: false, count: stacks.count)
        var usedFrames = [Bool](repeating: false, count: frames.count)
        for sample in samples { usedStacks[Int(sample.stack.rawValue)] = true }
        // Callers have smaller ids than those they call.
        for stack in stacks.ids.reversed() where usedStacks[Int(stack.rawValue)] {
            usedStacks[Int(stacks.caller(of: stack).rawValue)] = true
            usedFrames[Int(stacks.frame(of: stack).rawValue)] = true
        }
        return usedFrames
    }
}
