import Analysis
import ProfileModel

/// A service's profile in the unit of the report: cost per message, the mean over rounds.
extension ServiceProfile {
    /// Whether every round's messages are known, so that costs are per message.
    var isPerMessage: Bool { MessageScale(self) != nil }

    /// Per round: by what its values are multiplied, so that their sum over the rounds is the mean cost per message; per
    /// round where the messages are not known.
    var costWeights: [Double] {
        let share = 1 / Double(max(rounds.count, 1))
        guard let scale = MessageScale(self) else { return rounds.map { _ in share } }
        return scale.messages.map { share / $0 }
    }

    /// The cost of the whole service over its rounds: per message, or per round where the messages are not known; `nil`
    /// without rounds.
    var wholeCost: Estimate? {
        cost ?? Estimate(tree.columns.map { $0.selfValues.reduce(0, +) })
    }

    /// Every category's self cost, the largest first; together they are the mean of the whole. The categories are the tree's
    /// `categories` or `callerCategories`.
    func costs(by categories: [Category]) -> [(category: Category, cost: Double)] {
        var costs: [Category: Double] = [:]
        for (column, weight) in zip(tree.columns, costWeights) {
            for (node, value) in column.selfValues.enumerated() where value != 0 {
                costs[node < categories.count ? categories[node] : .unknown, default: 0] += value * weight
            }
        }
        return costs.map { (category: $0.key, cost: $0.value) }
            .sorted { ($1.cost, $0.category.rawValue) < ($0.cost, $1.category.rawValue) }
    }
}
