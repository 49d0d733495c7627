import FlameReport
import Pipeline
import ProfileModel
import PyroscopeClient
import Units

/// Reads services' profiles of a window from Pyroscope, slice by slice.
struct PyroscopeProfiles: Sendable {
    /// A service's samples, labelled with their slice's number, and what to know about them.
    struct Reading: Sendable {
        var profile: Profile
        var warnings: [String]
    }

    let api: PyroscopeAPI
    let agent: ProfilingAgent
    let window: MeasuredWindow

    /// The query for the whole window.
    ///
    /// - Throws: `PyroscopeError` with `configuration` for a window that no profile can lie in.
    func query(_ service: String) throws(PyroscopeError) -> ProfileQuery {
        try query(service, window.whole, round: nil)
    }

    /// Reads a service. Blocks.
    ///
    /// A slice without samples is no error as long as others have some: a service may be idle.
    ///
    /// - Throws: `PipelineError`.
    func read(_ service: String) throws(PipelineError) -> Reading {
        var progress = ProgressDisplay()
        defer { progress.clear() }
        progress.write("reading \(service) from \(api.configuration.url)".safeForTerminal)
        do {
            return try read(service) { progress.show("\(service): slice \($0) of \(window.slices.count)") }
        } catch {
            throw PipelineError(pyroscope: error)
        }
    }

    private func read(_ service: String, tell: (Int) -> Void) throws(PyroscopeError) -> Reading {
        var profile: Profile?
        var empty: [Int] = []
        var absence: PyroscopeError?
        var warnings = WorstWarnings()
        var counted: Int64 = 0
        for (place, slice) in window.slices.enumerated() {
            tell(place + 1)
            do {
                let query = try query(service, slice, round: place + 1)
                let merged = try api.mergedProfile(of: query)
                counted = counted.addingSaturating(try api.total(of: query))
                merged.warnings.forEach { warnings.note($0) }
                if profile == nil { profile = merged.profile } else { profile?.append(merged.profile) }
            } catch {
                guard error.code == .noSamples else { throw error }
                if absence == nil { absence = error }
                empty.append(place + 1)
            }
        }
        guard var profile else { throw absence ?? Self.noSlices }
        if let warning = ProfileCoverage(profileTotal: profile.totalValue, seriesTotal: counted).warning {
            warnings.note(warning)
        }
        profile.measurement.start = window.whole.start
        profile.measurement.duration = window.whole.duration
        // The selector differs between any two services, so it is no condition of the measurement.
        profile.measurement.facts["pyroscope.selector"] = nil
        var lines = warnings.all.map { "\(service): \($0)" }
        if !empty.isEmpty {
            let numbers = empty.map(String.init).joined(separator: ", ")
            lines.append("\(service): no samples in slice \(numbers) of \(window.slices.count)")
        }
        return Reading(profile: profile, warnings: lines)
    }

    private func query(_ service: String, _ work: TimeWindow, round: Int?) throws(PyroscopeError) -> ProfileQuery {
        var labels = Labels([Labels.Key.service: service])
        labels[Labels.Key.round] = round.map(String.init)
        return ProfileQuery(
            selector: .service(service),
            window: try QueryWindow(of: work, by: agent),
            agent: agent,
            labels: labels
        )
    }

    private static let noSlices = PyroscopeError(
        .configuration,
        reason: "the window has no slices",
        advice: "give a longer one"
    )
}

/// Of each kind of warning the one with the largest share, so that ten slices do not say the same ten times.
private struct WorstWarnings {
    private(set) var all: [ProfileWarning] = []

    mutating func note(_ warning: ProfileWarning) {
        guard let place = all.firstIndex(where: { $0.kind == warning.kind }) else { return all.append(warning) }
        if warning.share > all[place].share { all[place] = warning }
    }
}

extension ProfileWarning {
    fileprivate var kind: Int {
        switch self {
        case .folded: 0
        case .otherPeriod: 1
        case .uncovered: 2
        case .surplus: 3
        }
    }

    fileprivate var share: Double {
        switch self {
        case .folded(let share), .otherPeriod(let share, _), .uncovered(let share), .surplus(let share): share
        }
    }
}
