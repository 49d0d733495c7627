import Glibc

/// What the machine's own files say, as they say it; `nil` where a file cannot be read.
struct MachineFacts: Sendable, Equatable {
    /// `uname -r`.
    var release: String
    /// `uname -m`.
    var architecture: String
    /// `/proc/version`.
    var version: String?
    /// `/proc/mounts`.
    var mounts: String?
    /// `kernel.perf_event_paranoid`.
    var perfParanoia: String?
    /// `kernel.kptr_restrict`.
    var pointerRestriction: String?
    /// Whether the kernel describes its types (BTF).
    var hasTypes: Bool

    /// The machine this runs on.
    static func current() -> MachineFacts {
        var names = utsname()
        uname(&names)
        return MachineFacts(
            release: text(of: names.release),
            architecture: text(of: names.machine),
            version: content(of: "/proc/version"),
            mounts: content(of: "/proc/mounts"),
            perfParanoia: content(of: "/proc/sys/kernel/perf_event_paranoid"),
            pointerRestriction: content(of: "/proc/sys/kernel/kptr_restrict"),
            hasTypes: access("/sys/kernel/btf/vmlinux", F_OK) == 0
        )
    }

    /// The kernel's version; `nil` when its release has no numbers.
    var kernel: KernelVersion? { KernelVersion(release: release) }

    /// Whether this is a Linux inside Windows (WSL2), by the name that its kernel is built under.
    var isWindowsSubsystem: Bool { (version ?? release).lowercased().contains("microsoft") }

    /// Whether a file system of the kind is mounted.
    func isMounted(_ kind: String) -> Bool {
        (mounts ?? "").split(separator: "\n").contains { line in
            let fields = line.split(separator: " ")
            return fields.count > 2 && fields[2] == kind
        }
    }

    /// Up to a megabyte, without what is white at the end.
    private static func content(of path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = fread(&bytes, 1, bytes.count, file)
        guard ferror(file) == 0 else { return nil }
        let text = String(decoding: bytes[..<count], as: UTF8.self)
        return String(text.reversed().drop(while: \.isWhitespace).reversed())
    }

    private static func text(of field: some Any) -> String {
        withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
