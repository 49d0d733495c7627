import ProfileModel
import Units

extension ServiceProfile {
    /// All rounds' values, in the profile's unit.
    public var totalValue: Double { tree.columns.reduce(0) { $0 + $1.selfValues.reduce(0, +) } }

    /// The cost per message by the samples, over the rounds, in the profile's unit; `nil` when messages are unknown.
    public var cost: Estimate? {
        guard let scale = MessageScale(self) else { return nil }
        return Estimate(scale.costs(tree.columns.map { $0.selfValues.reduce(0, +) }))
    }

    /// The cost per message by the operating system's account, over the rounds, in nanoseconds: user and system time, or
    /// user time alone where the kernel's share was not sampled. `nil` when messages or a round's account are unknown.
    public var accountedCost: Estimate? {
        guard let scale = MessageScale(self) else { return nil }
        let accounts = rounds.compactMap { accountedCPU(of: $0) }
        return accounts.count == rounds.count ? Estimate(scale.costs(accounts)) : nil
    }

    /// The operating system's account of what was sampled of a round, in nanoseconds; `nil` when unknown.
    func accountedCPU(of round: Round) -> Double? {
        guard let user = round.userCPU else { return nil }
        if measurement.includesKernel == false { return Double(user.rawValue) }
        return round.systemCPU.map { Double(user.rawValue) + Double($0.rawValue) }
    }

    /// The profile with samples reckoned from its values where the source does not tell them: a sample for every period, or
    /// for every count where that is the unit.
    var withReckonedSamples: ServiceProfile {
        let period = measurement.period.map { Double($0) } ?? (measurement.unit == .count ? 1 : 0)
        guard period > 0, sampleCount == 0 else { return self }
        var profile = self
        for column in tree.columns.indices {
            profile.tree.columns[column].selfSamples = tree.columns[column].selfValues.map { $0 / period }
        }
        return profile
    }
}
