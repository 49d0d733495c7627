/// The first two numbers of a kernel's release, such as 6.16 of `6.16.3-amd64`.
struct KernelVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
    let major: Int
    let minor: Int

    init(_ major: Int, _ minor: Int) {
        self.major = major
        self.minor = minor
    }

    /// Reads what `uname -r` prints; `nil` when it does not begin with two numbers.
    init?(release: String) {
        let parts = release.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2, let major = Int(parts[0]), major >= 0 else { return nil }
        let digits = parts[1].prefix { ("0"..."9").contains($0) }
        guard let minor = Int(digits) else { return nil }
        self.init(major, minor)
    }

    /// From here on Alloy 1.11 cannot start eBPF profiling: the kernel moved what its profiler reads at a fixed place.
    static let firstWithoutAlloy111 = KernelVersion(6, 16)

    /// What Alloy's profiler asks for at least.
    static func floor(of architecture: String) -> KernelVersion {
        architecture == "aarch64" ? KernelVersion(5, 5) : KernelVersion(4, 19)
    }

    var description: String { "\(major).\(minor)" }

    static func < (left: Self, right: Self) -> Bool {
        (left.major, left.minor) < (right.major, right.minor)
    }
}
