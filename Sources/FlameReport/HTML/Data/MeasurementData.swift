import ProfileModel
import Units

/// How a service was measured, as the data block has it.
struct MeasurementData: Codable {
    var event: String
    var unit: String
    var period: Int64?
    var start: Int64?
    var duration: Int64?
    var lost: Int64
    var includesKernel: Bool?
    var facts: [String: String]

    init(_ measurement: Measurement) {
        event = measurement.event
        unit = measurement.unit.rawValue
        period = measurement.period
        start = measurement.start?.rawValue
        duration = measurement.duration?.rawValue
        lost = measurement.lost.rawValue
        includesKernel = measurement.includesKernel
        facts = measurement.facts
    }

    /// What it describes; figures out of range are an error.
    func decoded() throws(ReportReadError) -> Measurement {
        let amounts = [period, start, duration, lost].compactMap(\.self)
        guard amounts.allSatisfy({ (0...ReportLimits.amount).contains($0) }), period != 0 else {
            throw ReportReadError(problem: "a measurement's figure is out of range")
        }
        return Measurement(
            event: event,
            unit: Measurement.Unit(rawValue: unit),
            period: period,
            start: start.map { Nanoseconds(rawValue: $0) },
            duration: duration.map { Nanoseconds(rawValue: $0) },
            lost: SampleCount(rawValue: lost),
            includesKernel: includesKernel,
            facts: facts
        )
    }
}
