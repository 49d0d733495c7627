import Pipeline
import ProfileModel
import PyroscopeClient
import Units

/// Finds out which services have how many samples in a window.
struct ProfilesProbe: Sendable {
    /// The furthest that services outside the catalogue are looked at, so that a shared server is not read whole.
    static let maximumOthers = 50

    let configuration: PyroscopeConfiguration
    /// Asked which services have containers, and why one has no samples.
    let alloy: AlloyServer
    /// The one scenario that is looked at; `nil` for all that have a service.
    let scenario: Scenario?
    let window: TimeWindow
    let hertz: Int64

    /// Looks.
    ///
    /// - Throws: `PipelineError` with the exit code `unavailable`, `notAuthorized`, `usage` or `badData` when Pyroscope does
    ///   not answer as it has to.
    func report() throws(PipelineError) -> ProfilesReport {
        do throws(PyroscopeError) {
            return try look(PyroscopeAPI(configuration: configuration))
        } catch {
            throw PipelineError(pyroscope: error)
        }
    }

    private func look(_ server: PyroscopeAPI) throws(PyroscopeError) -> ProfilesReport {
        let reading = try Reading(server, window: window, hertz: hertz)
        let answers = AlloyState(of: alloy)
        let alloyState = answers.isReached ? answers : nil
        let containers = alloyState?.containersOfService ?? [:]
        let expected = ExpectedServices(scenario: scenario, seen: reading.services.union(containers.keys))
        let others = reading.services.subtracting(expected.services).sorted()

        var services: [ServiceProfiles] = []
        for name in expected.services.filter(reading.services.contains) + others.prefix(Self.maximumOthers) {
            guard var service = try reading.service(name, of: server) else { continue }
            service.isExpected = expected.services.contains(name)
            services.append(service)
        }
        let cause = MissingCause(
            // It only helps to explain: without it there is less to say.
            holdings: try? server.holdings(),
            tenant: configuration.tenantName,
            first: .milliseconds(reading.stamps.start),
            last: .milliseconds(reading.stamps.end),
            alloy: alloyState
        )
        let found = Set(services.map(\.service))
        for name in expected.services where !found.contains(name) {
            services.append(.missing(name, cause.explanation(of: name)))
        }
        return ProfilesReport(
            server: configuration.url,
            window: window,
            services: services,
            scenarios: expected,
            unlisted: max(0, others.count - Self.maximumOthers),
            nothing: expected.services.isEmpty ? cause.explanation(of: nil) : nil
        )
    }
}

/// What a server says of a window as a whole, and of one service after the other.
private struct Reading {
    /// Which time stamps are asked for.
    let stamps: QueryWindow
    /// The services with profiles.
    let services: Set<String>
    private let series: [Labels]
    private let times: [TimeSeries]
    private let agent: ProfilingAgent

    /// The distance of the points by which first and last profile are told.
    private static let step = Duration.seconds(15)

    init(_ server: PyroscopeAPI, window: TimeWindow, hertz: Int64) throws(PyroscopeError) {
        // The stamps themselves are asked for: nothing is compared here, so that nothing needs to be shifted.
        agent = try ProfilingAgent(hertz: hertz, collectInterval: .zero)
        stamps = try QueryWindow(of: window, by: agent, taking: .touching)
        series = try server.series(by: ["service_name", "instance"], in: stamps)
        services = Set(series.compactMap { $0["service_name"] })
        let all = ProfileQuery(selector: .all, window: stamps, agent: agent)
        times = try server.timeSeries(of: all, by: ["service_name"], step: Self.step)
    }

    /// A service with its samples; `nil` when there is none after all.
    func service(_ name: String, of server: PyroscopeAPI) throws(PyroscopeError) -> ServiceProfiles? {
        let profile: Profile
        do throws(PyroscopeError) {
            let query = ProfileQuery(selector: .service(name), window: stamps, agent: agent)
            profile = try server.mergedProfile(of: query).profile
        } catch {
            if error.code == .noSamples { return nil }
            throw error
        }
        let points = times.first { $0.labels["service_name"] == name }?.points ?? []
        var service = ServiceProfiles(
            service: name,
            samples: profile.samples.reduce(0) { $0 + $1.count.rawValue },
            cpuNanoseconds: profile.totalValue,
            instances: Set(series.filter { $0["service_name"] == name }.map { $0["instance"] ?? "" }).count,
            first: points.map(\.time).min().map(StampText.text(milliseconds:)),
            last: points.map(\.time).max().map(StampText.text(milliseconds:))
        )
        service.judge(ProfileNames(profile))
        return service
    }
}
