import Analysis
import FlameReport
import Pipeline
import ProfileFormats
import ProfileModel
import Units

/// The profiles of a scenario's services, from what perf recorded and what the services said of their rounds.
struct ScenarioProfiles {
    /// A service's profile, as it is kept and as it is compared.
    struct Entry {
        var service: Service
        /// With the names that the linker knows.
        var raw: Profile
        /// The same samples with the names that are shown.
        var readable: Profile
        var named: NamedProfile
    }

    /// In the order of the scenario's services.
    private(set) var entries: [Entry] = []

    /// CPU time of which at least one sample must exist, whatever the frequency: below it none is no surprise.
    private static let suspicious = Nanoseconds.milliseconds(100)

    /// Reads a recording.
    ///
    /// - Throws: `PipelineError` with the exit code `notTrustworthy` when a service used CPU time and has no sample.
    static func read(
        _ recording: Recording,
        scenario: Scenario,
        settings: RunSettings,
        records: RecordCollection,
        preparation: inout ProfilePreparation
    ) async throws(PipelineError) -> ScenarioProfiles {
        let windows = windows(recording, scenario, settings, records)
        let result = try await PerfScriptProcess.read(recording.dataPath) { header in
            guard let process = header.pid, let time = header.time else { return nil }
            return windows.labels(process: Int32(truncatingIfNeeded: process), thread: header.comm, time: time)
        }
        let buildIDs = await PerfScriptProcess.buildIDs(recording.dataPath)
        var profiles = ScenarioProfiles()
        for service in scenario.services {
            let rounds = rounds(of: service, records)
            let raw = profile(of: service, in: result.profile, rounds, buildIDs, settings)
            try check(raw, of: service, rounds)
            let readable = preparation.named(raw)
            let named = preparation.service(service.name, readable, rounds: rounds)
            profiles.entries.append(Entry(service: service, raw: raw, readable: readable, named: named))
        }
        return profiles
    }

    private static func windows(
        _ recording: Recording,
        _ scenario: Scenario,
        _ settings: RunSettings,
        _ records: RecordCollection
    ) -> RoundWindows {
        var windows = RoundWindows()
        for service in scenario.services {
            let all = records.instanceRecords(of: service.name)
            for instance in RoleCommandLine.instances(of: service, replicas: settings.replicas) {
                guard let process = recording.processes[instance] else { continue }
                let own = all.filter { $0.instance == instance }
                windows.add(service, instance: instance, runID: settings.runID, process: process, records: own)
            }
        }
        return windows
    }

    private static func rounds(of service: Service, _ records: RecordCollection) -> [ServiceProfile.Round] {
        records.rounds(of: service.name).compactMap { number in
            records.record(of: service.name, round: number).map { record in
                ServiceProfile.Round(
                    number: number,
                    messages: record.messages,
                    userCPU: record.userCPU,
                    systemCPU: record.systemCPU
                )
            }
        }
    }

    private static func profile(
        of service: Service,
        in all: Profile,
        _ rounds: [ServiceProfile.Round],
        _ buildIDs: [String: String],
        _ settings: RunSettings
    ) -> Profile {
        var profile = all.subset { $0[Labels.Key.service] == service.name }
        profile.measurement.facts.merge(RoundFacts.facts(service: service.name, rounds: rounds)) { $1 }
        profile.measurement.facts["run"] = settings.runID
        profile.measurement.period = settings.perf?.period.rawValue
        for name in profile.modules.keys {
            if let path = profile.modules[name]?.path { profile.modules[name]?.buildID = buildIDs[path] ?? "" }
        }
        return profile
    }

    private static func check(_ profile: Profile, of service: Service, _ rounds: [ServiceProfile.Round])
        throws(PipelineError)
    {
        let used = rounds.reduce(Nanoseconds.zero) { $0 + ($1.userCPU ?? .zero) + ($1.systemCPU ?? .zero) }
        guard profile.samples.isEmpty, used > suspicious else { return }
        throw PipelineError(
            .notTrustworthy,
            "perf has no sample of \(service.name), which used \(Figures.span(nanoseconds: used.rawValue)) of CPU time"
        )
    }
}
