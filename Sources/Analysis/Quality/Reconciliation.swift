import ProfileModel
import Units

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

    /// Compares a service's profile, all rounds together, with the account of its rounds.
    ///
    /// Samples stand for their values; a lost one for the period, or for the mean of the others where that is unknown.
    ///
    /// - Returns: `nil` when a round's account is unknown, or the profile is not measured in nanoseconds.
    public init?(_ profile: ServiceProfile) {
        let accounts = profile.rounds.compactMap { profile.accountedCPU(of: $0) }
        guard profile.measurement.unit == .nanoseconds, !accounts.isEmpty, accounts.count == profile.rounds.count else {
            return nil
        }
        let samples = profile.withReckonedSamples.sampleCount
        let value = profile.totalValue
        let lost = Double(profile.measurement.lost.rawValue)
        let period = profile.measurement.period.map { Double($0) } ?? (samples > 0 ? value / samples : 0)
        self.init(profiled: value + lost * period, accounted: accounts.reduce(0, +), samples: samples + lost)
    }

    /// The profile's CPU time in proportion to the system's; 1 is agreement.
    public var ratio: Double { accounted > 0 ? profiled / accounted : .infinity }

    /// Whether the ratio is close enough to 1.
    public var isTrustworthy: Bool {
        // 0.95 and 1.05 are close enough themselves, although 1 - 0.95 is rounded to a little more than 0.05.
        abs(ratio - 1) <= tolerance + 1e-12
    }
}
