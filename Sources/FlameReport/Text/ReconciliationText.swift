public import Analysis

/// A profile's agreement with the operating system's account, in a line.
public struct ReconciliationText: Sendable {
    /// How far the profile can be trusted.
    public var quality: ProfileQuality

    /// Describes a profile's agreement.
    public init(_ quality: ProfileQuality) {
        self.quality = quality
    }

    /// Whether the two agree; `nil` when there is no account to compare with.
    public var isTrustworthy: Bool? { quality.reconciliation?.isTrustworthy }

    /// The ratio, or `–` where there is none.
    public var ratio: String { quality.reconciliation.map { Figures.decimal($0.ratio, 3) } ?? "–" }

    /// For instance `profile ÷ operating system = 1.012 (trusted: 0.950 … 1.050)`; why, where it is not trustworthy.
    public var line: String {
        guard let reconciliation = quality.reconciliation, !reconciliation.isTrustworthy else { return finding }
        return "\(finding): \(reason(reconciliation))"
    }

    /// The same without the reason.
    var finding: String {
        guard let reconciliation = quality.reconciliation else {
            return "profile not reconciled: its source has no account of the operating system"
        }
        let tolerance = reconciliation.tolerance
        let band = "trusted: \(Figures.decimal(max(0, 1 - tolerance), 3)) … \(Figures.decimal(1 + tolerance, 3))"
        let doubt = reconciliation.isTrustworthy ? "" : ", not trustworthy"
        return "profile ÷ operating system = \(ratio)\(doubt) (\(band))"
    }

    private func reason(_ reconciliation: Reconciliation) -> String {
        guard reconciliation.accounted > 0 else { return "the operating system counted no CPU time" }
        guard reconciliation.profiled > 0 else { return "the profile has no CPU time" }
        let share = Figures.percent(abs(reconciliation.ratio - 1))
        if reconciliation.ratio < 1 {
            return
                "the profile lacks \(share) of the CPU time that the operating system counted, lost samples included;"
                + " a thread, the kernel's share or a part of the window was not sampled"
        }
        return "the profile has \(share) more CPU time than the operating system counted;"
            + " the windows or the period do not agree"
    }
}
