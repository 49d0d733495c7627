/// What Alloy's own counters say of profiling, by the names of versions 1.11 to 1.18.
struct AlloyMetrics: Sendable, Equatable {
    /// Alloy's version as it writes it, such as `v1.18.1`; `nil` when the page does not say.
    var version: String?
    /// How many profilers were started; `nil` when there is none in the configuration.
    var sessions: Double?
    /// How many of them failed.
    var failingSessions: Double?
    /// Containers and processes that are profiled; told only when they change.
    var activeTargets: Double?
    /// Profiles by service.
    var profilesOfService: [String: Double]
    /// Profiles that the profiler threw away.
    var droppedProfiles: Double?
    /// Profiles that reached Pyroscope.
    var sentProfiles: Double?
    /// Profiles that Pyroscope refused or that came too late.
    var refusedProfiles: Double?
    /// Pushes that had to be repeated.
    var retries: Double?

    /// Reads the page `/metrics`; `nil` when it is none of Alloy's.
    init?(page: [UInt8]) {
        let text = PrometheusText(page, keeping: ["alloy_", "pyroscope_ebpf_", "pyroscope_write_"])
        guard !text.samples.isEmpty else { return nil }
        version = text.samples(of: "alloy_build_info").first?.labels["version"]
        sessions = text.sum(of: "pyroscope_ebpf_profiling_sessions_total")
        failingSessions = text.sum(of: "pyroscope_ebpf_profiling_sessions_failing_total")
        activeTargets = text.sum(of: "pyroscope_ebpf_active_targets")
        profilesOfService = text.sums(of: "pyroscope_ebpf_pprofs_total", by: "service_name")
        droppedProfiles = text.sum(of: "pyroscope_ebpf_pprofs_dropped_total")
        sentProfiles = text.sum(of: "pyroscope_write_sent_profiles_total")
        refusedProfiles = text.sum(of: "pyroscope_write_dropped_profiles_total")
        retries = text.sum(of: "pyroscope_write_retries_total")
    }

    /// All profiles of all services.
    var profiles: Double { profilesOfService.values.reduce(0, +) }

    /// Whether this is a version 1.11, whose profiler does not start on kernels from 6.16 on.
    var is111: Bool {
        guard let version else { return false }
        let parts = version.drop { $0 == "v" }.split(separator: ".")
        return parts.count >= 2 && parts[0] == "1" && parts[1] == "11"
    }
}
