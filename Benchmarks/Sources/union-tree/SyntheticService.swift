import Analysis
import ProfileModel
import Units

/// A service with as many different stacks as asked for. Two of different seeds have about half of them in common.
struct SyntheticService {
    private static let functionCount = 10_000

    let profile: ServiceProfile

    init(seed: UInt64, nodes: Int, rounds: Int) {
        var profile = Profile(measurement: Measurement(event: "cpu-clock", unit: .nanoseconds, period: 1_000_000))
        let frames = (0..<Self.functionCount).map { number in
            profile.frames.intern(
                Frame(symbol: "Module\(number % 40).Type\(number % 700).function\(number)(_:)", module: "service")
            )
        }
        let labels = (0..<rounds).map { profile.labels.intern(Labels([Labels.Key.round: String($0)])) }
        // Half of the stacks come from a generator that all services share, the other half from the service's own.
        var shared = SplitMix64(state: 0)
        var own = SplitMix64(state: seed)
        var ids = [StackID.root]
        while ids.count < nodes {
            let isShared = ids.count < nodes / 2
            let number = isShared ? shared.next() : own.next()
            // Callers are taken from the last thousand, so that stacks are as deep as real ones.
            let caller = ids[max(0, ids.count - 1 - Int(number % 1000))]
            let stack = profile.stacks.push(frames[Int(number / 1000 % UInt64(frames.count))], on: caller)
            guard Int(stack.rawValue) == ids.count else { continue }
            ids.append(stack)
            for label in labels {
                let count = Int64(own.next() % 20)
                profile.samples.append(
                    .init(stack: stack, labels: label, count: SampleCount(rawValue: count), value: count * 1_000_000)
                )
            }
        }
        self.profile = ServiceProfile(
            name: "synthetic \(seed)",
            tree: CallTree(profile, columnCount: rounds) { $0[Labels.Key.round].flatMap(Int.init) },
            rounds: (0..<rounds).map { .init(number: $0 + 1, messages: 100_000) },
            measurement: profile.measurement
        )
    }
}

/// Numbers that are the same every time.
private struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
