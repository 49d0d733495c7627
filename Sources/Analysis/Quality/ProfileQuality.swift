import ProfileModel
import Units

/// How far a profile can be trusted: what a report shows before any picture.
public struct ProfileQuality: Sendable, Equatable, Codable {
    /// The profile's agreement with the operating system's account; `nil` when there is no account.
    public var reconciliation: Reconciliation?
    /// All samples.
    public var samples: Double
    /// Samples that were taken and could not be kept.
    public var lost: Double
    /// Share of samples whose outermost frame is the start of a process or a thread, in 0...1.
    public var rooted: Double
    /// Share of samples whose stack was cut short and hangs below what all whole stacks with its function have in common,
    /// in 0...1; see `CallTree.anchored(isRooted:)`.
    public var anchored: Double
    /// Share of samples whose innermost frame has no name, in 0...1.
    public var unnamed: Double

    /// Puts the figures together.
    public init(
        reconciliation: Reconciliation?,
        samples: Double,
        lost: Double,
        rooted: Double,
        anchored: Double = 0,
        unnamed: Double
    ) {
        self.reconciliation = reconciliation
        self.samples = samples
        self.lost = lost
        self.rooted = rooted
        self.anchored = anchored
        self.unnamed = unnamed
    }
}

extension ProfileQuality {
    /// Puts a service's figures together.
    ///
    /// - Parameters:
    ///   - profile: The service's profile, nothing filtered away.
    ///   - rooted: Share of samples whose outermost frame is the start of a process or a thread, in 0...1.
    ///   - anchored: Share of samples whose stack was cut short and hung below what it must be called by, in 0...1.
    ///   - unnamed: Share of samples whose innermost frame has no name, in 0...1.
    public init(_ profile: ServiceProfile, rooted: Double, anchored: Double = 0, unnamed: Double) {
        self.init(
            reconciliation: Reconciliation(profile),
            samples: profile.withReckonedSamples.sampleCount,
            lost: Double(profile.measurement.lost.rawValue),
            rooted: rooted,
            anchored: anchored,
            unnamed: unnamed
        )
    }
}
