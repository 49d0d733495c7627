import ProfileModel
import Units

/// What a pprof file says of how it was measured, in fields where the format has some, and else in comments `name=value`.
enum PprofMeasurement {
    private static let event = "event"
    private static let lost = "lost"
    private static let includesKernel = "includes-kernel"

    static func read(
        _ tables: PprofTables,
        _ strings: PprofStrings,
        _ types: PprofSampleTypes
    ) throws(ProfileFormatError) -> Measurement {
        var measurement = Measurement(unit: types.unit)
        measurement.start = try positive(tables.time, "time").map { Nanoseconds(rawValue: $0) }
        measurement.duration = try positive(tables.duration, "duration").map { Nanoseconds(rawValue: $0) }
        if let period = try positive(tables.period, "period"), let type = tables.periodType {
            let unit = try strings.text(type.message.unit, offset: type.offset)
            measurement.period = try types.converted(period, unit: unit, offset: tables.period.offset ?? 0)
        }
        for comment in tables.comments {
            read(try strings.text(comment.message, offset: comment.offset), into: &measurement)
        }
        return measurement
    }

    private static func positive(_ single: PprofTables.Single, _ name: String) throws(ProfileFormatError) -> Int64? {
        guard single.value >= 0 else {
            throw ProfileFormatError(.malformed, "the profile has a negative \(name)", offset: single.offset)
        }
        return single.value == 0 ? nil : single.value
    }

    /// Comments of another form are for people and are not kept.
    private static func read(_ comment: String, into measurement: inout Measurement) {
        guard let sign = comment.firstIndex(of: "="), sign > comment.startIndex else { return }
        let value = String(comment[comment.index(after: sign)...])
        switch String(comment[..<sign]) {
        case event: measurement.event = value
        case lost: measurement.lost = SampleCount(rawValue: max(0, Int64(value) ?? 0))
        case includesKernel: measurement.includesKernel = Bool(value)
        case let name: measurement.facts[name] = value
        }
    }

    /// The comments of a profile, sorted.
    static func comments(_ measurement: Measurement) -> [String] {
        var facts = measurement.facts
        facts[event] = measurement.event.isEmpty ? nil : measurement.event
        facts[lost] = measurement.lost == .zero ? nil : String(measurement.lost.rawValue)
        facts[includesKernel] = measurement.includesKernel.map { String($0) }
        return facts.map { "\($0.key)=\($0.value)" }.sorted()
    }
}
