import Analysis
import ProfileModel
import Units

/// Profiles written as folded stacks, for tests.
enum Given {
    typealias Stacks = [(String, Int64)]

    /// A service with a round for every list of stacks.
    static func service(
        _ name: String,
        _ rounds: [Stacks],
        messages: [Int64],
        period: Int64 = 1,
        measurement: Measurement? = nil
    ) -> ServiceProfile {
        var profile = Profile(
            measurement: measurement ?? Measurement(event: "cpu-clock", unit: .nanoseconds, period: period)
        )
        for (round, stacks) in rounds.enumerated() {
            let labels = profile.labels.intern(Labels([Labels.Key.round: String(round)]))
            for (text, count) in stacks {
                var stack = StackID.root
                for name in text.split(separator: ";") {
                    stack = profile.stacks.push(
                        profile.frames.intern(Frame(symbol: String(name), module: "m")),
                        on: stack
                    )
                }
                profile.samples.append(
                    .init(stack: stack, labels: labels, count: SampleCount(rawValue: count), value: count * period)
                )
            }
        }
        let tree = CallTree(profile, columnCount: rounds.count) { $0[Labels.Key.round].flatMap(Int.init) }
        return ServiceProfile(
            name: name,
            tree: tree,
            rounds: messages.enumerated().map { .init(number: $0 + 1, messages: MessageCount(rawValue: $1)) },
            measurement: profile.measurement
        )
    }

    /// A service whose name does not matter.
    static func service(_ rounds: [Stacks], messages: [Int64], period: Int64 = 1) -> ServiceProfile {
        service("service", rounds, messages: messages, period: period)
    }

    /// A tree of folded stacks in one column.
    static func tree(_ stacks: Stacks) -> CallTree {
        service("tree", [stacks], messages: [1]).tree
    }

    static let quality = ProfileQuality(reconciliation: nil, samples: 0, lost: 0, rooted: 1, unnamed: 0)

    static func compare(
        _ a: ServiceProfile,
        _ b: ServiceProfile,
        _ options: ComparisonOptions = ComparisonOptions(startFrames: nil)
    ) throws -> ProfileComparison {
        try ProfileComparison.compare(a: a, b: b, qualityOfA: quality, qualityOfB: quality, options: options)
    }

    /// Stacks of a few names, so that they meet and recur, with categories by the innermost frame.
    static func randomService(
        _ generator: inout SeededGenerator,
        rounds: Int = 3,
        messages: Int64 = 100
    ) -> ServiceProfile {
        let names = ["a", "b", "c", "d", "e", "f"]
        let stacks = (0..<rounds).map { _ -> Stacks in
            (0..<40).map { _ in
                let depth = Int.random(in: 1...9, using: &generator)
                let path = (0..<depth).map { _ in names.randomElement(using: &generator) ?? "a" }
                return (path.joined(separator: ";"), Int64.random(in: 1...50, using: &generator))
            }
        }
        var service = service("random", stacks, messages: Array(repeating: messages, count: rounds), period: 10)
        service.tree.categories = service.tree.frames.map { Category(rawValue: "of \($0.name)") }
        service.tree.callerCategories = service.tree.callers.map {
            Category(rawValue: $0 < 0 ? "of root" : "of \(service.tree.frames[$0].name)")
        }
        return service
    }
}

extension ProfileComparison {
    func function(_ name: String) -> FunctionChange? { functions.first { $0.name == name } }
}

extension CallTree {
    /// All columns' values by path, such as `main;a`.
    var folded: [String: Double] {
        var folded: [String: Double] = [:]
        for node in 0..<count {
            let value = columns.reduce(0) { $0 + $1.selfValues[node] }
            guard value != 0 else { continue }
            folded[path(from: node).reversed().map { frames[$0].name }.joined(separator: ";"), default: 0] += value
        }
        return folded
    }

    /// Whether callers come before callees and siblings are in the order of different names.
    var isInOrder: Bool {
        var last: [Int: String] = [:]
        for node in 1..<max(count, 1) {
            guard callers[node] < node, last[callers[node]].map({ $0 < frames[node].name }) ?? true else {
                return false
            }
            last[callers[node]] = frames[node].name
        }
        return true
    }
}
