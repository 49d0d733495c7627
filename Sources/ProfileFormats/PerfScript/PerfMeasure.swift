import ProfileModel
import Units

/// What the samples say of how they were measured.
struct PerfMeasure {
    /// Whether samples have periods: what the first one has, all must have.
    private var hasPeriods: Bool?
    private var isConstant = true
    private var last: Int64?
    private var total: Int64 = 0
    private var count: Int64 = 0

    /// A sample's value; `nil` when it lacks the period that the others have.
    mutating func value(of header: PerfSampleHeader) -> Int64? {
        let needsPeriod = hasPeriods ?? (header.period != nil)
        hasPeriods = needsPeriod
        guard needsPeriod else { return 1 }
        guard let period = header.period else { return nil }
        isConstant = isConstant && (last ?? period) == period
        last = period
        total = total.addingSaturating(period)
        count += 1
        return period
    }

    func measurement(of profile: Profile, _ event: PerfEventName?, lost: SampleCount) -> Measurement {
        Measurement(
            event: event?.name ?? "",
            unit: unit(event),
            period: hasPeriods == true && count > 0 ? (isConstant ? last : total / count) : nil,
            lost: lost,
            includesKernel: includesKernel(profile, event)
        )
    }

    private func unit(_ event: PerfEventName?) -> Measurement.Unit {
        guard hasPeriods == true, let event, !event.name.isEmpty else { return .count }
        return event.isClock ? .nanoseconds : Measurement.Unit(rawValue: event.name)
    }

    private func includesKernel(_ profile: Profile, _ event: PerfEventName?) -> Bool? {
        if profile.frames.ids.contains(where: { profile.frames[$0].kind == .kernel }) { return true }
        return event?.isUserOnly.map { !$0 }
    }
}
