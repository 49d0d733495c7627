import Analysis
import Units

/// One side of a comparison.
public struct SideDocument: Codable, Sendable, Equatable {
    /// How far a profile can be trusted.
    public struct Quality: Codable, Sendable, Equatable {
        /// The profile's CPU time ÷ the operating system's; absent where there is no account.
        public var reconciliation: Double?
        /// How far from 1 it may be; absent where there is no account.
        public var tolerance: Double?
        /// Whether the two agree; absent where there is no account.
        public var isTrustworthy: Bool?
        /// The profile's CPU time in nanoseconds, lost samples included; absent where there is no account.
        public var profiledNanoseconds: Double?
        /// The operating system's account in nanoseconds; absent where there is none.
        public var accountedNanoseconds: Double?
        /// All samples.
        public var samples: Double?
        /// Samples that were taken and could not be kept.
        public var lost: Double?
        /// Share of samples whose outermost frame is the start of a process or a thread, in 0...1.
        public var rooted: Double?
        /// Share of samples whose stack was cut short and hung below what it must be called by, in 0...1.
        public var anchored: Double?
        /// Share of samples whose innermost frame has no name, in 0...1.
        public var unnamed: Double?

        init(_ quality: ProfileQuality) {
            reconciliation = quality.reconciliation?.ratio.finite
            tolerance = quality.reconciliation?.tolerance.finite
            isTrustworthy = quality.reconciliation?.isTrustworthy
            profiledNanoseconds = quality.reconciliation?.profiled.finite
            accountedNanoseconds = quality.reconciliation?.accounted.finite
            samples = quality.samples.finite
            lost = quality.lost.finite
            rooted = quality.rooted.finite
            anchored = quality.anchored.finite
            unnamed = quality.unnamed.finite
        }
    }

    /// The service's or file's name.
    public var name: String
    /// All rounds' messages.
    public var messages: Int64
    /// How many rounds there are.
    public var rounds: Int
    /// The cost per message over the rounds.
    public var cost: EstimateDocument
    /// The cost per message by the operating system's account, in nanoseconds; absent when there is none.
    public var accountedCost: EstimateDocument?
    /// The share of the cost that focus and ignore left out, in 0...1. All other figures are without it.
    public var filteredShare: Double?
    /// The share of the cost that does not pass the root that was asked for, in 0...1.
    public var outsideRootShare: Double?
    /// How far the profile can be trusted.
    public var quality: Quality

    init(_ side: ProfileComparison.Side) {
        name = side.name
        messages = side.messages.rawValue
        rounds = side.rounds
        cost = EstimateDocument(side.cost)
        accountedCost = side.accountedCost.map(EstimateDocument.init)
        filteredShare = side.filteredShare.finite
        outsideRootShare = side.outsideRootShare.finite
        quality = Quality(side.quality)
    }
}

/// A mean over rounds.
public struct EstimateDocument: Codable, Sendable, Equatable {
    /// The mean.
    public var mean: Double?
    /// Half the width of the 95 % interval of the mean; absent for a single round.
    public var halfWidth: Double?

    init(_ estimate: Estimate) {
        mean = estimate.mean.finite
        halfWidth = estimate.halfWidth?.finite
    }
}

/// How many cores a rate of messages keeps busy.
public struct ProjectionDocument: Codable, Sendable, Equatable {
    /// Cores on one side.
    public struct Cores: Codable, Sendable, Equatable {
        /// The mean.
        public var cores: Double?
        /// The lower limit of the 95 % interval; absent for a single round.
        public var lowerLimit: Double?
        /// The upper limit.
        public var upperLimit: Double?

        init(_ projection: Projection) {
            cores = projection.cores.finite
            lowerLimit = projection.lowerLimit?.finite
            upperLimit = projection.upperLimit?.finite
        }
    }

    /// The rate.
    public var messagesPerSecond: Double
    /// A's side.
    public var a: Cores
    /// B's side.
    public var b: Cores

    /// `nil` when the rate is no positive number.
    init?(a: Estimate, b: Estimate, rate: Double) {
        guard let a = Projection(of: a, at: rate), let b = Projection(of: b, at: rate) else { return nil }
        messagesPerSecond = rate
        self.a = Cores(a)
        self.b = Cores(b)
    }
}
