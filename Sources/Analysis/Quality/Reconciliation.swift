/// A profile's CPU time against the operating system's account of the same process over the same window.
///
/// The profile's side is (samples + lost) × period; the system's is user + system time, or user time alone where the
/// kernel's share was not sampled.
public struct Reconciliation: Sendable, Equatable, Codable {
    /// The profile's CPU time, in nanoseconds, lost samples included.
    public var profiled: Double
    /// The operating system's, in nanoseconds.
    public var accounted: Double
    /// How far from 1 the ratio may be: 0.05, or 2 ÷ √samples where that is wider, because a few samples scatter.
    public var tolerance: Double

    /// Compares a profile with an account.
    ///
    /// - Parameters:
    ///   - profiled: The profile's CPU time in nanoseconds, lost samples included.
    ///   - accounted: The operating system's, in nanoseconds.
    ///   - samples: How many samples the profile has, lost ones included.
    public init(profiled: Double, accounted: Double, samples: Double) {
        self.profiled = profiled
        self.accounted = accounted
        tolerance = samples > 0 ? max(0.05, 2 / samples.squareRoot()) : 0.05
    }

    /// The profile's CPU time in proportion to the system's; 1 is agreement.
    public var ratio: Double { accounted > 0 ? profiled / accounted : .infinity }

    /// Whether the ratio is close enough to 1.
    public var isTrustworthy: Bool { abs(ratio - 1) <= tolerance }
}
