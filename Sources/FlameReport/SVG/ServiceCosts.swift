import Analysis
import ProfileModel

/// What the nodes of a service's tree cost, over all its rounds.
struct ServiceCosts {
    /// One figure per node, without and with its callees.
    struct Figures {
        let own: [Double]
        let total: [Double]

        init(_ own: [Double], in tree: CallTree) {
            self.own = own
            total = tree.totals(of: own)
        }

        /// The whole service's.
        var whole: Double { total.first ?? 0 }
    }

    /// How often the nodes were seen.
    let samples: Figures
    /// Their cost per message, the mean over rounds; `nil` when a round's messages are not known.
    let costs: Figures?
    /// The sum of what was measured.
    let values: Figures

    init(_ profile: ServiceProfile) {
        let tree = profile.tree
        var samples = Array(repeating: 0.0, count: tree.count)
        var values = samples
        for column in tree.columns {
            for node in 0..<tree.count {
                samples[node] += column.selfSamples[node]
                values[node] += column.selfValues[node]
            }
        }
        self.samples = Figures(samples, in: tree)
        self.values = Figures(values, in: tree)
        costs = MessageScale(profile).map { Figures($0.meanSelfCosts(of: tree), in: tree) }
    }
}
