/// Whether Alloy can sample containers on this machine.
struct MachineProbe: Sendable {
    private static let make = FindingMaker(area: .machine)

    let facts: MachineFacts

    func findings() -> [Finding] {
        [kernel, windowsSubsystem, cgroups, perfParanoia, pointerRestriction, tracing, types]
    }

    private var kernel: Finding {
        let shown = "\(facts.release) (\(facts.architecture))"
        guard let kernel = facts.kernel else {
            return Self.make.warning(
                "kernel",
                "\(shown) has no version that can be read",
                "compare it with docs/checking.md"
            )
        }
        let floor = KernelVersion.floor(of: facts.architecture)
        guard kernel >= floor else {
            return Self.make.failed("kernel", "\(shown) is too old for eBPF profiling", "use \(floor) or later")
        }
        guard kernel >= .firstWithoutAlloy111 else { return Self.make.ok("kernel", shown) }
        return Self.make.ok("kernel", "\(shown); Alloy 1.11 cannot sample here, 1.12 and later can")
    }

    private var windowsSubsystem: Finding {
        guard facts.isWindowsSubsystem else { return Self.make.ok("virtualisation", "not WSL2") }
        return Self.make.warning(
            "virtualisation",
            "WSL2: Alloy sees process numbers of another namespace there and matches no container, without an error",
            "run the containers on a Linux of its own, or use flamegraph run, which samples with perf"
        )
    }

    private var cgroups: Finding {
        let remedy = "boot with systemd.unified_cgroup_hierarchy=1 and let Docker use the systemd driver"
        let hierarchy = facts.mounts.flatMap(CgroupHierarchy.init(mounts:))
        return switch hierarchy {
        case .unified: Self.make.ok("control groups", "version 2")
        case .hybrid:
            Self.make.failed("control groups", "version 1 with 2 beside it: Alloy finds no container", remedy)
        case .legacy: Self.make.failed("control groups", "version 1: Alloy finds no container", remedy)
        case nil:
            Self.make.warning(
                "control groups",
                "none are mounted here",
                "check on the machine itself: stat -fc %T /sys/fs/cgroup has to print cgroup2fs"
            )
        }
    }

    private var perfParanoia: Finding {
        let name = "perf_event_paranoid"
        guard let text = facts.perfParanoia, let level = Int(text) else {
            return Self.make.warning(name, "cannot be read", "does the kernel have performance events?")
        }
        guard level > 2 else { return Self.make.ok(name, text) }
        return Self.make.warning(
            name,
            "\(text): only the privileged may sample; Alloy is, flamegraph run is only as root",
            "for flamegraph run: sudo sysctl kernel.perf_event_paranoid=2"
        )
    }

    private var pointerRestriction: Finding {
        let name = "kptr_restrict"
        guard let text = facts.pointerRestriction, let level = Int(text) else {
            return Self.make.warning(name, "cannot be read", "functions of the kernel may lack names")
        }
        guard level >= 2 else { return Self.make.ok(name, text) }
        return Self.make.warning(
            name,
            "\(text): functions of the kernel have no names",
            "sudo sysctl kernel.kptr_restrict=1, and restart Alloy"
        )
    }

    private var tracing: Finding {
        if facts.isMounted("tracefs") || facts.isMounted("debugfs") { return Self.make.ok("tracefs", "mounted") }
        return Self.make.warning(
            "tracefs",
            "not mounted; a privileged Alloy mounts it itself",
            "without privileges: sudo mount -t tracefs tracefs /sys/kernel/tracing"
        )
    }

    private var types: Finding {
        if facts.hasTypes { return Self.make.ok("BTF", "present") }
        return Self.make.warning(
            "BTF",
            "the kernel does not describe its types; Alloy has another way but it can fail",
            "if Alloy's sessions fail, use a kernel with CONFIG_DEBUG_INFO_BTF"
        )
    }
}
