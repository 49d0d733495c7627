public import ProfileModel

/// All samples of a query as one profile, and what is wrong with them.
public struct MergedProfile: Sendable {
    /// The samples; never none.
    public var profile: Profile
    /// What the server folded into nodes called `other` because there were too many, in the profile's unit. A function that
    /// really is called so is folded too and cannot be told apart.
    public var foldedValue: Int64
    /// What to say before anything is concluded from the profile.
    public var warnings: [ProfileWarning]

    init(profile: Profile, foldedValue: Int64) {
        self.profile = profile
        self.foldedValue = foldedValue
        warnings = []
        let total = Double(profile.totalValue)
        let folded = Double(foldedValue) / total
        if folded > ProfileWarning.tolerance { warnings.append(.folded(share: folded)) }
        guard let period = profile.measurement.period, period > 0 else { return }
        let odd = profile.samples.reduce(0.0) { $1.value % period == 0 ? $0 : $0 + Double($1.value) } / total
        if odd > ProfileWarning.tolerance { warnings.append(.otherPeriod(share: odd, period: period)) }
    }
}

/// A reason to distrust a profile that was read from Pyroscope.
public enum ProfileWarning: Sendable, Equatable {
    /// A share of the total is in nodes called `other`: whose it is, is lost.
    case folded(share: Double)
    /// A share of the total is in values that are not whole multiples of the period: the profiler's rate is another, or
    /// several rates are mixed, and samples are miscounted.
    case otherPeriod(share: Double, period: Int64)
    /// A share of what the server counted is not in the profile: stacks without a single name, which no flame graph shows.
    case uncovered(share: Double)
    /// The profile has a share more than the server counted: the two were asked about different profiles.
    case surplus(share: Double)

    /// Up to this share nothing is said.
    public static let tolerance = 0.01
}

extension ProfileWarning: CustomStringConvertible {
    /// What is wrong and what to do, in one line.
    public var description: String {
        switch self {
        case .folded(let share):
            "\(Self.percent(share)) of the profile is folded into nodes called other; ask for all nodes, or raise"
                + " -querier.max-flamegraph-nodes-max on the server"
        case .otherPeriod(let share, let period):
            "\(Self.percent(share)) of the profile is no multiple of \(period) ns; give the rate that the profiler is set to"
        case .uncovered(let share):
            "\(Self.percent(share)) of the samples are missing from the profile, because no frame of theirs has a name; set"
                + " reporter_unsymbolized_stubs in Alloy, and do not strip the binaries"
        case .surplus(let share):
            "the profile holds \(Self.percent(share)) more than the server counts for it; read both again when the window is"
                + " settled"
        }
    }

    /// With one digit after the point, in POSIX's notation.
    private static func percent(_ share: Double) -> String {
        guard share < 1_000_000 else { return "many %" }
        let tenths = Int64((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10) %"
    }
}

/// How much of what a server counted is in a profile.
public struct ProfileCoverage: Sendable, Equatable {
    /// The profile's total, in its unit.
    public var profileTotal: Int64
    /// What the server counted for the same query, in the same unit; above 0.
    public var seriesTotal: Int64

    /// Pairs two totals.
    public init(profileTotal: Int64, seriesTotal: Int64) {
        self.profileTotal = profileTotal
        self.seriesTotal = seriesTotal
    }

    /// The part of the count that the profile holds: 1 when it holds all.
    public var share: Double { Double(profileTotal) / Double(seriesTotal) }

    /// What to say about it; `nil` when both agree to one percent.
    public var warning: ProfileWarning? {
        if share < 1 - ProfileWarning.tolerance { return .uncovered(share: 1 - share) }
        return share > 1 + ProfileWarning.tolerance ? .surplus(share: share - 1) : nil
    }
}
