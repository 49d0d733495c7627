import Testing

@testable import flamegraph

@Suite("The machine")
struct MachineProbeTests {
    static let unified = """
        proc /proc proc rw,nosuid 0 0
        cgroup2 /sys/fs/cgroup cgroup2 rw,nosuid,nodev,noexec,relatime,nsdelegate 0 0
        tracefs /sys/kernel/tracing tracefs rw,nosuid,nodev,noexec,relatime 0 0
        """
    static let hybrid = """
        cgroup2 /sys/fs/cgroup/unified cgroup2 rw,nosuid 0 0
        cgroup /sys/fs/cgroup/systemd cgroup rw,nosuid,xattr,name=systemd 0 0
        cgroup /sys/fs/cgroup/cpu,cpuacct cgroup rw,nosuid,cpu,cpuacct 0 0
        """
    static let legacy = "cgroup /sys/fs/cgroup/memory cgroup rw,nosuid,memory 0 0\ncgroup2"

    static let good = MachineFacts(
        release: "6.1.0-38-amd64",
        architecture: "x86_64",
        version: "Linux version 6.1.0-38-amd64 (debian-kernel@lists.debian.org) #1 SMP",
        mounts: unified,
        perfParanoia: "2",
        pointerRestriction: "0",
        hasTypes: true
    )

    private func finding(_ subject: String, _ change: (inout MachineFacts) -> Void) throws -> Finding {
        var facts = Self.good
        change(&facts)
        return try #require(MachineProbe(facts: facts).findings().first { $0.subject == subject })
    }

    @Test("a Debian with control groups of version 2 has nothing to mend")
    func good() {
        #expect(MachineProbe(facts: Self.good).findings().allSatisfy { $0.status == .ok && $0.advice == nil })
    }

    @Test(
        "the kernel is held against what Alloy needs",
        arguments: [
            ("6.16.0-arch1-1", "x86_64", Finding.Status.ok, "Alloy 1.11 cannot"), ("7.0", "aarch64", .ok, "Alloy 1.11"),
            ("6.15.9", "x86_64", .ok, "6.15.9 (x86_64)"), ("4.18.0-553.el8", "x86_64", .failed, "too old"),
            ("5.4.0-200-generic", "aarch64", .failed, "too old"), ("5.5.0", "aarch64", .ok, "5.5.0"),
            ("4.19.0", "x86_64", .ok, "4.19.0"), ("mainline", "x86_64", .warning, "no version"),
            ("6.", "x86_64", .warning, "no version"),
        ]
    )
    func kernels(release: String, architecture: String, status: Finding.Status, words: String) throws {
        let finding = try finding("kernel") {
            $0.release = release
            $0.architecture = architecture
        }
        #expect(finding.status == status)
        #expect(finding.found.contains(words))
    }

    @Test(
        "version 1 of control groups fails, also with version 2 beside it",
        arguments: [
            (Self.unified, .ok), (Self.unified + "\ncgroup /opt/vpn cgroup rw,net_cls 0 0", .ok),
            (Self.hybrid, .failed), (Self.legacy, .failed), ("", .warning),
            ("cgroup2 cgroup2", .warning), (nil, .warning),
        ] as [(String?, Finding.Status)]
    )
    func controlGroups(mounts: String?, status: Finding.Status) throws {
        #expect(try finding("control groups") { $0.mounts = mounts }.status == status)
    }

    @Test(
        "WSL2 is known by its kernel's name",
        arguments: [
            ("Linux version 5.15.167.4-microsoft-standard-WSL2 (root@f9c826d3017f)", Finding.Status.warning),
            ("Linux version 4.4.0-19041-Microsoft (Microsoft@Microsoft.com)", .warning),
            ("Linux version 6.1.0-38-amd64", .ok),
        ]
    )
    func windows(version: String, status: Finding.Status) throws {
        let finding = try finding("virtualisation") { $0.version = version }
        #expect(finding.status == status)
        #expect((finding.advice != nil) == (status == .warning))
    }

    @Test("settings that take names or samples away are warnings with what to do")
    func settings() throws {
        #expect(try finding("perf_event_paranoid") { $0.perfParanoia = "3" }.advice?.contains("sysctl") == true)
        #expect(try finding("perf_event_paranoid") { $0.perfParanoia = "-1" }.status == .ok)
        #expect(try finding("perf_event_paranoid") { $0.perfParanoia = nil }.status == .warning)
        #expect(try finding("kptr_restrict") { $0.pointerRestriction = "1" }.status == .ok)
        #expect(try finding("kptr_restrict") { $0.pointerRestriction = "2" }.status == .warning)
        #expect(try finding("tracefs") { $0.mounts = "" }.status == .warning)
        #expect(try finding("BTF") { $0.hasTypes = false }.status == .warning)
    }

    @Test("this machine can be looked at")
    func current() {
        #expect(MachineProbe(facts: .current()).findings().count == 7)
        #expect(MachineFacts.current().kernel != nil)
    }
}
