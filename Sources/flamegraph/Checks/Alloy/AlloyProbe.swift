import FlameReport

/// Whether Alloy samples the containers and pushes what it samples.
struct AlloyProbe: Sendable {
    static let make = FindingMaker(area: .alloy)

    /// Where it is, for messages.
    let place: String
    let state: AlloyState
    /// The kernel under Alloy: this machine's, when Alloy is on this machine.
    let kernel: KernelVersion?

    func findings() -> [Finding] {
        let later = ["version", "profiler", "targets", "sessions", "profiles", "pushes"]
        if case .failure(let fault) = state.readiness {
            return [unready(fault)] + Self.make.skipped(later, because: "not ready")
        }
        var findings = [Self.make.ok("ready", place)]
        switch state.metrics {
        case .success(let metrics):
            findings += [version(metrics), profiler, targets, sessions(metrics), profiles(metrics), pushes(metrics)]
        case .failure(let fault):
            findings += [Self.make.failed("version", "no counters: \(fault)", "is this Alloy, with /metrics open?")]
            findings += [profiler, targets]
            findings += Self.make.skipped(["sessions", "profiles", "pushes"], because: "no counters")
        }
        return findings
    }

    private func unready(_ fault: AlloyFault) -> Finding {
        switch fault {
        case .unreached(let reason):
            Self.make.failed(
                "ready",
                "\(place): \(reason)",
                "is it up (docker compose ps alloy), and is --alloy-server its address?"
            )
        case .status(401), .status(403):
            Self.make.failed("ready", "\(place) wants credentials", "ask it on the machine itself: it has none there")
        case .status(let status):
            Self.make.failed(
                "ready",
                "\(place) answers with HTTP \(status)",
                "is its configuration loaded? docker compose logs alloy"
            )
        case .unreadable: Self.make.failed("ready", "\(place): \(fault)", "is this Alloy?")
        }
    }

    private func version(_ metrics: AlloyMetrics) -> Finding {
        guard let version = metrics.version else {
            return Self.make.warning("version", "its counters do not tell", "docker compose images alloy")
        }
        guard metrics.is111, let kernel, kernel >= .firstWithoutAlloy111 else {
            return Self.make.ok("version", version)
        }
        return Self.make.failed(
            "version",
            "\(version) cannot start eBPF profiling on kernel \(kernel): from 6.16 on the kernel lays out differently what it reads",
            "set ALLOY_VERSION to v1.12.0 or later"
        )
    }

    private var profiler: Finding {
        switch state.profiler {
        case .success(let component):
            guard let state = component.state else {
                return Self.make.warning("profiler", "its state is not told", "see the page of Alloy at \(place)")
            }
            guard state != "healthy" else { return Self.make.ok("profiler", "\(AlloyServer.profiler) is healthy") }
            let message = component.message.isEmpty ? "" : ": \(component.message)"
            return Self.make.failed(
                "profiler",
                "\(AlloyServer.profiler) is \(state)\(message)",
                "docker compose logs alloy; on kernel 6.16 and later use Alloy 1.12 or later; it has to be privileged"
            )
        case .failure(let fault):
            return Self.make.warning(
                "profiler",
                "no state of \(AlloyServer.profiler): \(fault)",
                "this interface of Alloy may change; go by the sessions, and look at its page at \(place)"
            )
        }
    }

    private var targets: Finding {
        guard case .success(let component) = state.relabelling, let targets = component.targets else {
            return Self.make.warning(
                "targets",
                "\(AlloyServer.relabelling) does not show what it keeps",
                "this interface of Alloy may change; look at its page at \(place)"
            )
        }
        guard !targets.isEmpty else {
            return Self.make.failed(
                "targets",
                "no container is kept",
                "is a service up (docker compose ps), with the label that alloy-config.alloy keeps and in its project?"
            )
        }
        let services = component.containersOfService.sorted { $0.key < $1.key }
        let list = services.map { $0.value == 1 ? $0.key : "\($0.key) × \($0.value)" }.joined(separator: ", ")
        return Self.make.ok("targets", list.isEmpty ? "\(targets.count), without names" : list)
    }

    private func sessions(_ metrics: AlloyMetrics) -> Finding {
        guard let sessions = metrics.sessions else {
            return Self.make.failed(
                "sessions",
                "there is no profiler",
                "is alloy-config.alloy the configuration that Alloy runs?"
            )
        }
        let failing = metrics.failingSessions ?? 0
        let advice = "docker compose logs alloy; see docs/troubleshooting.md on kernel 6.16 and privileges"
        guard failing == 0 else {
            return Self.make.failed("sessions", "\(Self.count(failing)) failed", advice)
        }
        guard sessions >= 1 else { return Self.make.failed("sessions", "none was started", advice) }
        return Self.make.ok("sessions", "\(Self.count(sessions)) started, none failed")
    }

    private func profiles(_ metrics: AlloyMetrics) -> Finding {
        let active = metrics.activeTargets.map { ", \(Self.count($0)) targets active" } ?? ""
        guard metrics.profiles > 0 else {
            return Self.make.warning(
                "profiles",
                "none collected yet" + active,
                "a new container takes up to 50 s and has to use a CPU; otherwise see WSL2 in docs/troubleshooting.md"
            )
        }
        let services = metrics.profilesOfService.sorted { $0.key < $1.key }
        let list = services.map { "\($0.key) \(Self.count($0.value))" }.joined(separator: ", ")
        guard let dropped = metrics.droppedProfiles, dropped > 0 else { return Self.make.ok("profiles", list + active) }
        return Self.make.warning(
            "profiles",
            "\(Self.count(dropped)) dropped; collected: \(list)" + active,
            "does Alloy get enough CPU and memory?"
        )
    }

    private func pushes(_ metrics: AlloyMetrics) -> Finding {
        let (sent, refused) = (metrics.sentProfiles ?? 0, metrics.refusedProfiles ?? 0)
        let retries = metrics.retries ?? 0
        let found = "\(Self.count(sent)) sent, \(Self.count(refused)) dropped, \(Self.count(retries)) retries"
        let advice =
            "does Alloy reach Pyroscope (PYROSCOPE_URL), and does Pyroscope take them? docker compose logs alloy"
        if sent == 0, metrics.profiles > 0 || refused > 0 { return Self.make.failed("pushes", found, advice) }
        return refused + retries > 0
            ? Self.make.warning("pushes", found, advice) : Self.make.ok("pushes", found)
    }

    private static func count(_ value: Double) -> String { Figures.decimal(value, 0) }
}
