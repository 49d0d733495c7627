import ProfileModel
import Units

/// Collects the stacks of one answer into a profile.
struct ProfileAssembler {
    private(set) var profile: Profile
    private let labels: LabelsID
    private let period: Int64?

    init(_ query: ProfileQuery) {
        let work = query.window.work
        let period = query.agent.period
        profile = Profile(
            measurement: Measurement(
                event: query.type.sampleType,
                unit: Measurement.Unit(rawValue: query.type.sampleUnit),
                period: query.type.sampleUnit == Measurement.Unit.nanoseconds.rawValue ? period : nil,
                start: work.start,
                duration: work.duration,
                facts: ["pyroscope.type": query.type.rawValue, "pyroscope.selector": query.selector.description]
            )
        )
        labels = profile.labels.intern(query.labels)
        self.period = profile.measurement.period
    }

    mutating func intern(_ frame: Frame) -> FrameID { profile.frames.intern(frame) }

    mutating func push(_ frame: FrameID, on caller: StackID) -> StackID { profile.stacks.push(frame, on: caller) }

    /// Notes a value above 0 of a stack. How many samples that were follows from the profiler's period alone.
    mutating func add(_ value: Int64, of stack: StackID) {
        profile.samples.append(Profile.Sample(stack: stack, labels: labels, count: count(value), value: value))
    }

    mutating func note(_ module: Profile.Module, named name: String) { profile.modules[name] = module }

    private func count(_ value: Int64) -> SampleCount {
        guard let period else { return .zero }
        let (whole, rest) = value.quotientAndRemainder(dividingBy: period)
        return SampleCount(rawValue: whole + (rest >= period - rest ? 1 : 0))
    }
}
