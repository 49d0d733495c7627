public import ProfileModel
import Units

/// Turns what was counted in rounds into cost per message: every round's value divided by the round's messages.
public struct MessageScale: Sendable, Equatable {
    /// Messages per round, in the order of the tree's columns; all positive, and at least one.
    public let messages: [Double]

    /// The scale of a service; `nil` without rounds, or when the messages of one are unknown or none.
    public init?(_ service: ServiceProfile) {
        let messages = service.rounds.compactMap { $0.messages.map { Double($0.rawValue) } }
        guard !messages.isEmpty, messages.count == service.rounds.count, messages.allSatisfy({ $0 > 0 }) else {
            return nil
        }
        self.messages = messages
    }

    /// How many rounds there are.
    public var roundCount: Int { messages.count }

    /// All rounds' messages.
    public var allMessages: Double { messages.reduce(0, +) }

    /// One value per round as cost per message.
    public func costs(_ values: [Double]) -> [Double] {
        precondition(values.count == messages.count, "there is a value for every round")
        return zip(values, messages).map { $0 / $1 }
    }

    /// Per node of a tree: the self cost per message, the mean over the rounds.
    public func meanSelfCosts(of tree: CallTree) -> [Double] {
        precondition(tree.columns.count == messages.count, "a tree has a column for every round")
        var costs = Array(repeating: 0.0, count: tree.count)
        for (column, messages) in zip(tree.columns, messages) {
            for node in 0..<tree.count { costs[node] += column.selfValues[node] / messages }
        }
        guard roundCount > 1 else { return costs }
        for node in 0..<tree.count { costs[node] /= Double(roundCount) }
        return costs
    }
}
