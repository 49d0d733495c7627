import Analysis
import ProfileModel
import Units

/// Services with stacks written down in the test.
enum SampleService {
    /// A stack with what was seen of it in every round.
    struct Stack {
        var frames: [Frame]
        var category: String
        var samples: [Double]

        /// A stack by names, the outermost first, `module!name` where the module matters.
        init(_ names: [String], _ category: String = "unknown", samples: [Double]) {
            frames = names.map { name in
                guard let mark = name.firstIndex(of: "!"), name.first != "<" else {
                    return Frame(symbol: name, module: "")
                }
                return Frame(symbol: String(name[name.index(after: mark)...]), module: String(name[..<mark]))
            }
            self.category = category
            self.samples = samples
        }

        /// A stack as folded text has it.
        init(folded: String, samples: [Double]) {
            self.init(folded.split(separator: ";").map(String.init), samples: samples)
        }
    }

    /// Puts a service together.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - stacks: What was seen.
    ///   - messages: The messages of every round.
    ///   - period: What a sample stands for, in nanoseconds.
    ///   - hasCategories: Whether rules have been applied.
    /// - Returns: The service.
    static func make(
        _ name: String,
        _ stacks: [Stack],
        messages: [Int64],
        period: Int64 = 1,
        hasCategories: Bool = true
    ) -> ServiceProfile {
        var profile = Profile(
            measurement: Measurement(event: "cpu-clock", unit: .nanoseconds, period: period, includesKernel: true)
        )
        var categories: [[String]: String] = [:]
        for stack in stacks {
            var id = StackID.root
            for frame in stack.frames { id = profile.stacks.push(profile.frames.intern(frame), on: id) }
            categories[stack.frames.map(\.name)] = stack.category
            for (round, samples) in stack.samples.enumerated() where samples > 0 {
                let labels = profile.labels.intern(Labels([Labels.Key.round: String(round)]))
                let value = Int64(samples) * period
                profile.samples.append(
                    .init(stack: id, labels: labels, count: SampleCount(Int64(samples)), value: value)
                )
            }
        }
        var tree = CallTree(profile, columnCount: messages.count) { $0[Labels.Key.round].flatMap { Int($0) } }
        if hasCategories {
            tree.categories = (0..<tree.count).map { node in
                let path = tree.path(from: node).reversed().map { tree.frames[$0].name }
                return Category(rawValue: categories[path] ?? Category.unknown.rawValue)
            }
            tree.callerCategories = tree.categories
        }
        let rounds = messages.enumerated().map { round, messages in
            let cpu = tree.columns[round].selfValues.reduce(0, +)
            return ServiceProfile.Round(
                number: round + 1,
                messages: MessageCount(messages),
                userCPU: Nanoseconds(Int64(cpu * 0.75)),
                systemCPU: Nanoseconds(Int64(cpu * 0.24))
            )
        }
        return ServiceProfile(name: name, tree: tree, rounds: rounds, measurement: profile.measurement)
    }
}

extension ServiceProfile {
    /// How far it can be trusted.
    var quality: ProfileQuality { ProfileQuality(self, rooted: 0.98, unnamed: 0.0123) }
}

extension ProfileComparison {
    /// Compares two services whose roots are left alone.
    static func make(_ a: ServiceProfile, _ b: ServiceProfile, minimumSamples: Double = 20) throws -> ProfileComparison
    {
        try compare(
            a: a,
            b: b,
            qualityOfA: a.quality,
            qualityOfB: b.quality,
            options: ComparisonOptions(startFrames: nil, minimumSamples: minimumSamples)
        )
    }
}
