/// How a machine arranges its control groups. Alloy tells containers apart by the line of version 2 (`0::`) in
/// `/proc/PID/cgroup` alone.
enum CgroupHierarchy: Sendable, Equatable {
    /// Version 2 alone: what Alloy needs.
    case unified
    /// Version 1 with version 2 beside it, in which containers have no place of their own.
    case hybrid
    /// Version 1 alone.
    case legacy

    /// Reads a table of mounts, such as `/proc/mounts`; `nil` when no control groups are mounted.
    init?(mounts: String) {
        var (hasFirst, hasSecond, isSecondMain) = (false, false, false)
        for line in mounts.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 2 else { continue }
            // A version 1 hierarchy without a controller is systemd's own bookkeeping, and a sign of version 1 too.
            if fields[2] == "cgroup" { hasFirst = true }
            if fields[2] == "cgroup2" { hasSecond = true }
            // Docker goes by what is mounted here; a hierarchy of version 1 elsewhere, as some VPNs mount it, is nobody's.
            if fields[1] == "/sys/fs/cgroup" { isSecondMain = fields[2] == "cgroup2" }
        }
        switch (hasFirst, hasSecond) {
        case (_, true) where isSecondMain: self = .unified
        case (true, true): self = .hybrid
        case (true, false): self = .legacy
        default: return nil
        }
    }
}
