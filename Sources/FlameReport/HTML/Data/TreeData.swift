/// A call tree as the data block has it: nodes in the order of the tree, the root left out.
struct TreeData: Codable {
    /// One round: the nodes with samples of their own, as steps from the node before.
    struct Round: Codable {
        var nodes = PackedIntegers()
        var samples = PackedIntegers()
        /// The samples where they are no whole numbers; `samples` is then empty.
        var fractions: [Double]?
        /// The samples' values; `nil` where every sample is worth the measurement's period.
        var values: [Double]?
    }

    /// Per node: how far back its caller stands.
    var callers = PackedIntegers()
    /// Per node: its frame.
    var frames = PackedIntegers()
    /// The nodes' categories, the root's first, as runs: category, length, category, length…; empty where no rules were
    /// applied.
    var categories = PackedIntegers()
    /// The same with helpers given to their callers.
    var callerCategories = PackedIntegers()
    var rounds: [Round] = []
}

/// Equal neighbours written once: value, length, value, length….
enum RunLengths {
    /// The runs of values.
    static func encode(_ values: [Int]) -> [Int] {
        var runs: [Int] = []
        for value in values {
            if runs.count >= 2, runs[runs.count - 2] == value {
                runs[runs.count - 1] += 1
            } else {
                runs += [value, 1]
            }
        }
        return runs
    }

    /// The values of runs; `nil` when they are not as many as there should be.
    static func decode(_ runs: [Int], count: Int) -> [Int]? {
        guard runs.count.isMultiple(of: 2) else { return nil }
        var values: [Int] = []
        values.reserveCapacity(count)
        for index in stride(from: 0, to: runs.count, by: 2) {
            let length = runs[index + 1]
            guard length > 0, length <= count - values.count else { return nil }
            values += repeatElement(runs[index], count: length)
        }
        return values.count == count ? values : nil
    }
}
