extension FalseDiscovery {
    /// Adjusts the probabilities of changes that were tested together, and says which of them are significant. What was not
    /// tested stays so and does not count.
    static func judge(_ changes: inout [CostChange], rate: Double = FalseDiscovery.rate) {
        let tested = changes.indices.filter { changes[$0].probability != nil }
        let adjusted = adjusted(tested.map { changes[$0].probability ?? 1 })
        for (place, probability) in zip(tested, adjusted) {
            changes[place].adjustedProbability = probability
            changes[place].finding = probability <= rate ? .significant : .notSignificant
        }
    }
}
