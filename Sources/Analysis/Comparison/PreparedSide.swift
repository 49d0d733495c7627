import ProfileModel
import Units

/// A side of a comparison after focus and ignore.
struct PreparedSide {
    /// The profile as it came, its samples reckoned where the source does not tell them.
    let profile: ServiceProfile
    /// The stacks that are compared.
    let tree: CallTree
    /// The messages per round.
    let scale: MessageScale
    /// What the report shows of the side.
    var side: ProfileComparison.Side

    /// `nil` when there are no messages to divide by.
    init?(_ profile: ServiceProfile, _ quality: ProfileQuality, _ options: ComparisonOptions) {
        guard let scale = MessageScale(profile) else { return nil }
        self.scale = scale
        self.profile = profile.withReckonedSamples
        var filtered = SelectedTree(
            tree: self.profile.tree,
            outside: Array(repeating: 0, count: profile.rounds.count)
        )
        if let focus = options.focus { filtered = filtered.tree.focused(on: focus).adding(filtered.outside) }
        if let ignore = options.ignore { filtered = filtered.tree.ignoring(ignore).adding(filtered.outside) }
        tree = filtered.tree
        var rest = self.profile
        rest.tree = tree
        guard let cost = rest.cost else { return nil }
        side = ProfileComparison.Side(
            name: profile.name,
            messages: profile.messages ?? .zero,
            samples: rest.sampleCount,
            rounds: profile.rounds.count,
            cost: cost,
            quality: quality,
            accountedCost: profile.accountedCost,
            filteredShare: filtered.outsideShare(of: self.profile.tree)
        )
    }

    /// The whole side as one thing to be tested.
    var whole: Observation {
        Observation(costs: scale.costs(tree.columns.map { $0.selfValues.reduce(0, +) })[...], samples: side.samples)
    }

    /// What a test needs of the side. It is about all samples, also those that a filter left out, because these tell how
    /// samples scatter.
    var forTest: ComparisonTest.Side {
        let samples = profile.sampleCount
        let messages = scale.allMessages
        return ComparisonTest.Side(
            samples: samples,
            costOfSample: samples > 0 ? profile.totalValue / samples / messages : 0
        )
    }
}

extension SelectedTree {
    /// The same with what an earlier selection left out.
    fileprivate func adding(_ earlier: [Double]) -> SelectedTree {
        SelectedTree(tree: tree, outside: zip(outside, earlier).map { $0 + $1 })
    }
}
