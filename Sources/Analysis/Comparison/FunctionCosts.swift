import ProfileModel

/// What every function of a side costs per message and round: with what it calls and without.
///
/// A sample counts once for a function however often the function is on its stack: only a function's outermost node on a
/// path counts, with all that is below it.
struct FunctionCosts {
    private let roundCount: Int
    /// Function by function, a cost per round.
    private var totals: [Double]
    private var own: [Double]
    private var totalSamples: [Double]
    private var ownSamples: [Double]

    /// - Parameters:
    ///   - tree: The side's stacks.
    ///   - numbers: Per node the number of its function; the root's is negative.
    ///   - functionCount: How many functions there are.
    ///   - scale: The side's messages.
    init(_ tree: CallTree, numbers: [Int], functionCount: Int, scale: MessageScale) {
        let outermost = Self.outermostNodes(of: tree, numbers, functionCount)
        roundCount = scale.roundCount
        totals = Array(repeating: 0, count: functionCount * scale.roundCount)
        own = totals
        totalSamples = Array(repeating: 0, count: functionCount)
        ownSamples = totalSamples
        for (round, column) in tree.columns.enumerated() {
            let nodeTotals = tree.totals(of: column.selfValues)
            let sampleTotals = tree.totals(of: column.selfSamples)
            for node in outermost {
                totals[numbers[node] * roundCount + round] += nodeTotals[node]
                totalSamples[numbers[node]] += sampleTotals[node]
            }
            for node in 1..<max(tree.count, 1) {
                own[numbers[node] * roundCount + round] += column.selfValues[node]
                ownSamples[numbers[node]] += column.selfSamples[node]
            }
        }
        for place in totals.indices {
            let messages = scale.messages[place % roundCount]
            totals[place] /= messages
            own[place] /= messages
        }
    }

    /// With all that the function calls.
    func total(of function: Int) -> Observation {
        Observation(costs: totals[range(of: function)], samples: totalSamples[function])
    }

    /// Without what the function calls.
    func own(of function: Int) -> Observation {
        Observation(costs: own[range(of: function)], samples: ownSamples[function])
    }

    private func range(of function: Int) -> Range<Int> { function * roundCount..<(function + 1) * roundCount }

    /// The nodes that have none of their own function among their callers.
    private static func outermostNodes(of tree: CallTree, _ numbers: [Int], _ functionCount: Int) -> [Int] {
        var open = Array(repeating: 0, count: functionCount)
        var outermost: [Int] = []
        TreeShape(callers: tree.callers).walk(callers: tree.callers) { node in
            guard node > 0 else { return }
            if open[numbers[node]] == 0 { outermost.append(node) }
            open[numbers[node]] += 1
        } leave: { node in
            if node > 0 { open[numbers[node]] -= 1 }
        }
        return outermost
    }
}
