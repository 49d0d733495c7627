public import ProfileModel
import Units

/// Writes folded stacks: one line for each stack of names, sorted by bytes, the same bytes for the same profile.
///
/// Semicolons and control characters in names are written as `\u{3b}`; see `FoldedReader`.
public enum FoldedWriter {
    /// What is written.
    public struct Options: Sendable {
        /// What the numbers are.
        public enum Unit: String, Sendable, CaseIterable {
            /// How often a stack was seen. The Firefox Profiler takes every number for this.
            case samples
            /// CPU time.
            case nanoseconds
        }

        /// What the numbers are.
        public var unit: Unit
        /// Whether `_[k]` marks the kernel's frames and `_[i]` inlined ones.
        public var marksKinds: Bool
        /// Labels whose values stand before the outermost frame, such as the service or the thread.
        public var outerLabels: [String]

        /// Describes what is written.
        public init(unit: Unit = .samples, marksKinds: Bool = false, outerLabels: [String] = []) {
            self.unit = unit
            self.marksKinds = marksKinds
            self.outerLabels = outerLabels
        }
    }

    /// Writes a profile.
    ///
    /// - Throws: `ProfileFormatError` when the profile does not hold what the numbers are to be.
    public static func write(
        _ profile: Profile,
        options: Options = Options()
    ) throws(ProfileFormatError) -> [UInt8] {
        try check(profile, options.unit)
        return FoldedTree(profile, options).write()
    }

    private static func check(_ profile: Profile, _ unit: Options.Unit) throws(ProfileFormatError) {
        switch unit {
        case .samples:
            guard profile.sampleCount == .zero, profile.totalValue != 0 else { return }
            throw ProfileFormatError(.notExpressible, "the profile does not tell how many samples it was made of")
        case .nanoseconds:
            guard profile.measurement.unit != .nanoseconds else { return }
            let unit = profile.measurement.unit.rawValue.withoutControls
            throw ProfileFormatError(.notExpressible, "the profile is measured in \(unit), not in nanoseconds")
        }
    }
}
