import Pipeline
import ProfileModel
import Units

/// What one instance of a service did in one round, as it is pushed: one series, one time.
struct RoundProfile: Sendable {
    /// The value of `service_name`.
    let service: String
    /// Scenario, variant, role, instance and run.
    let labels: Labels
    /// Without labels of its own: Pyroscope would make a series of each different set. `start` is the end of the round, as
    /// Pyroscope's time stamps are.
    let profile: Profile

    /// The labels that series are found by. Thread and round would make very many of them.
    private static let names = [
        Labels.Key.scenario, Labels.Key.variant, Labels.Key.role, Labels.Key.instance, Labels.Key.run,
    ]

    /// Every instance's rounds of a service.
    ///
    /// - Parameters:
    ///   - service: The service's name.
    ///   - samples: Its samples, with names, and labelled with instance and round.
    ///   - records: Its instances' records, for the times.
    ///   - clockOffset: What the wall clock shows more than the monotonic one that the records' windows are of.
    /// - Returns: Those that have samples, in the order of the records.
    static func all(
        of service: String,
        samples: Profile,
        records: [RunRecord],
        clockOffset: Nanoseconds
    ) -> [RoundProfile] {
        records.compactMap { record in
            let own = samples.subset { labels in
                labels[Labels.Key.instance] == record.instance && labels[Labels.Key.round] == String(record.round)
            }
            guard let sample = own.samples.first, let start = record.windows.map(\.start).min(),
                let end = record.windows.map(\.end).max()
            else { return nil }
            let known = own.labels[sample.labels]
            var profile = own.withoutLabelsAndCounts
            profile.measurement.start = end + clockOffset
            profile.measurement.duration = end - start
            let labels = Labels(known.values.filter { names.contains($0.key) })
            return RoundProfile(service: service, labels: labels, profile: profile)
        }
    }
}

extension Profile {
    /// The same stacks, each once, with their values alone: samples' counts would be a profile type of their own.
    fileprivate var withoutLabelsAndCounts: Profile {
        var values: [StackID: Int64] = [:]
        for sample in samples { values[sample.stack] = (values[sample.stack] ?? 0).addingSaturating(sample.value) }
        var profile = self
        profile.labels = LabelTable()
        let none = profile.labels.intern(Labels())
        profile.samples = values.sorted { $0.key.rawValue < $1.key.rawValue }.map { stack, value in
            Sample(stack: stack, labels: none, count: .zero, value: value)
        }
        // What is left of the measurement is in Pyroscope's own fields: its type is CPU time.
        profile.measurement.event = ""
        profile.measurement.facts = [:]
        return profile
    }
}
