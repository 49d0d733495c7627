import Pipeline
import PyroscopeClient
import Units

/// Finds the likely reason why a service has no samples: from the profiler through the push to the server.
struct MissingCause: Sendable {
    /// The reason and the remedy.
    struct Explanation: Sendable, Equatable {
        var cause: String
        var advice: String
    }

    /// What the server has of all times; `nil` when it does not tell.
    var holdings: PyroscopeHoldings?
    /// Whose profiles are meant.
    var tenant: String
    /// The first and the last time stamp that was asked for, in nanoseconds since 1970.
    var first: Nanoseconds
    var last: Nanoseconds
    /// What Alloy says; `nil` when it does not answer.
    var alloy: AlloyState?

    private static let lookCloser = "see flamegraph check infrastructure --only alloy,machine"

    /// The reason for one service, or for all together.
    func explanation(of service: String?) -> Explanation {
        if let common = profilerFailed ?? nothingAtAll ?? otherTimes { return common }
        guard let service else {
            return Explanation(
                cause: "only profiles of other services",
                advice: "is a scenario up (docker compose ps)? " + Self.lookCloser
            )
        }
        return notArrived(service)
    }

    private var metrics: AlloyMetrics? { alloy.flatMap { try? $0.metrics.get() } }

    private var profilerFailed: Explanation? {
        if let failing = metrics?.failingSessions, failing > 0 {
            return Explanation(cause: "Alloy's profiler failed", advice: Self.lookCloser)
        }
        guard let component = alloy.flatMap({ try? $0.profiler.get() }), let state = component.state else { return nil }
        guard state != "healthy", state != "unknown" else { return nil }
        let message = component.message.isEmpty ? "" : ": \(component.message)"
        return Explanation(cause: "Alloy's profiler is \(state)\(message)", advice: Self.lookCloser)
    }

    private var nothingAtAll: Explanation? {
        guard let holdings, !holdings.hasProfiles else { return nil }
        let cause = "no profile ever came for \(tenant)"
        guard let alloy else {
            return Explanation(
                cause: cause + ", and Alloy does not answer",
                advice: "is Alloy up? docker compose ps alloy"
            )
        }
        if alloy.containersOfService?.isEmpty == true {
            return Explanation(cause: cause + ", and Alloy keeps no container", advice: Self.containerAdvice)
        }
        guard let metrics, metrics.profiles > 0 else {
            return Explanation(cause: cause + ", and Alloy has collected none", advice: Self.idleAdvice)
        }
        guard let sent = metrics.sentProfiles, sent > 0 else {
            return Explanation(cause: cause + ", and Alloy's pushes fail", advice: "docker compose logs alloy")
        }
        return Explanation(
            cause: cause + ", though Alloy has sent some",
            advice:
                "wrong tenant or another server? compare PYROSCOPE_TENANT_ID and --pyroscope-server with Alloy's PYROSCOPE_URL"
        )
    }

    private var otherTimes: Explanation? {
        if let newest = holdings?.newest, newest < first {
            return Explanation(
                cause: "only older profiles, the newest of \(StampText.text(newest))",
                advice: "are services and Alloy still running? otherwise give an earlier --from and --until"
            )
        }
        if let oldest = holdings?.oldest, oldest > last {
            return Explanation(
                cause: "only newer profiles, the oldest of \(StampText.text(oldest))",
                advice: "give a later --until, or compare the machines' clocks"
            )
        }
        return nil
    }

    private func notArrived(_ service: String) -> Explanation {
        guard let alloy else {
            return Explanation(
                cause: "others have profiles or had them, it has none, and Alloy does not answer",
                advice: "is its container up (docker compose ps), and is Alloy?"
            )
        }
        if let containers = alloy.containersOfService, containers[service] == nil {
            return Explanation(cause: "Alloy keeps no container of it", advice: Self.containerAdvice)
        }
        guard let metrics else {
            return Explanation(cause: "Alloy shows no counters", advice: Self.lookCloser)
        }
        let collected = metrics.profilesOfService[service] ?? 0
        guard collected > 0 else {
            return Explanation(
                cause: metrics.profiles > 0
                    ? "its container never used a CPU when Alloy looked" : "Alloy has collected no profile of anything",
                advice: metrics.profiles > 0 ? "is it idle? docker compose logs \(service)" : Self.idleAdvice
            )
        }
        let refused = (metrics.refusedProfiles ?? 0) + (metrics.droppedProfiles ?? 0)
        return Explanation(
            cause: "Alloy has profiles of it that did not arrive in this time",
            advice: refused > 0
                ? "some were dropped: docker compose logs alloy"
                : "give a longer time with --from, or wait half a minute"
        )
    }

    private static let containerAdvice =
        "is it up (docker compose ps), with the label that alloy-config.alloy keeps and in its project?"
    private static let idleAdvice =
        "a new container takes up to 50 s and has to use a CPU; otherwise see WSL2 in docs/troubleshooting.md"
}
