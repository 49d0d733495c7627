/// What was measured, as Pyroscope names it: five words between colons, such as
/// `process_cpu:cpu:nanoseconds:cpu:nanoseconds`.
public struct ProfileTypeID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The whole name.
    public let rawValue: String

    /// Checks a name; `nil` when it has not five or six parts, or a character that could end it early in a query.
    public init?(rawValue: String) {
        let isPlain = rawValue.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"\"\\{}".utf8.contains($0) }
        let parts = rawValue.split(separator: ":", omittingEmptySubsequences: false)
        // A sixth part, `delta`, marks the difference of two profiles.
        guard isPlain, parts.count == 5 || parts.count == 6, !parts[0].isEmpty else { return nil }
        self.rawValue = rawValue
    }

    private init(_ checked: String) {
        rawValue = checked
    }

    /// On-CPU time as `pyroscope.ebpf` and this project push it.
    public static let cpu = ProfileTypeID("process_cpu:cpu:nanoseconds:cpu:nanoseconds")

    /// What the samples count, such as `cpu`.
    public var sampleType: String { part(1) }

    /// In what they count it, such as `nanoseconds`.
    public var sampleUnit: String { part(2) }

    /// The whole name.
    public var description: String { rawValue }

    private func part(_ index: Int) -> String {
        String(rawValue.split(separator: ":", omittingEmptySubsequences: false)[index])
    }
}
