import Analysis
import FlameReport
import ProfileModel
import Units

/// A service's profile made of stacks with known costs and a seeded scatter: the same in every run.
struct SyntheticService {
    /// A stack, what it costs per message in nanoseconds, and what for.
    struct Stack {
        var path: [Frame]
        var cost: Double
        var category: String
        var callerCategory: String
    }

    var name: String
    var stacks: [Stack]
    var messages = 100_000
    var rounds = 5
    var seed: UInt64 = 1
    /// How much rounds differ besides the scatter of samples, in proportion.
    var roundVariation = 0.01
    var period: Int64 = 1_003_009
    /// The profile's CPU time in proportion to the operating system's.
    var ratio = 1.0
    var rooted = 0.991
    var unnamed = 0.012
    var lost = 0

    /// The profile.
    func profile() -> ServiceProfile {
        let places = SyntheticTree(stacks)
        var tree = places.tree
        var random = Scatter(seed: seed)
        for _ in 0..<rounds {
            var column = CallTree.Column(nodeCount: tree.count)
            let pace = 1 + roundVariation * random.normal()
            for (stack, node) in zip(stacks, places.nodes) {
                let expected = stack.cost * Double(messages) * pace / Double(period)
                let samples = max(0, (expected + expected.squareRoot() * random.normal()).rounded())
                column.selfSamples[node] += samples
                column.selfValues[node] += samples * Double(period)
            }
            tree.columns.append(column)
        }
        return ServiceProfile(
            name: name,
            tree: tree,
            rounds: tree.columns.enumerated().map { index, column in
                let cpu = column.selfValues.reduce(0, +) / ratio
                return ServiceProfile.Round(
                    number: index + 1,
                    messages: MessageCount(messages),
                    userCPU: Nanoseconds(Int64(cpu * 0.75)),
                    systemCPU: Nanoseconds(Int64(cpu * 0.25))
                )
            },
            measurement: Measurement(
                event: "cpu-clock",
                unit: .nanoseconds,
                period: period,
                lost: SampleCount(lost),
                includesKernel: true
            )
        )
    }

    /// The service as a report has it, its scenario, variant and role from its name.
    func service() -> ReportDocument.Service {
        let profile = profile()
        let parts = name.split(separator: "-").map(String.init)
        let isNamed = parts.count == 3
        return ReportDocument.Service(
            profile: profile,
            quality: ProfileQuality(profile, rooted: rooted, unnamed: unnamed),
            scenario: isNamed ? parts[0] : nil,
            variant: isNamed ? parts[1] : nil,
            role: isNamed ? parts[2] : nil
        )
    }
}

/// A tree that has a node for every stack.
private struct SyntheticTree {
    var tree = CallTree(columnCount: 0)
    /// Per stack: its node.
    var nodes: [Int] = []

    init(_ stacks: [SyntheticService.Stack]) {
        var profile = Profile(measurement: Measurement(unit: .nanoseconds))
        for stack in stacks {
            var id = StackID.root
            for frame in stack.path { id = profile.stacks.push(profile.frames.intern(frame), on: id) }
            let labels = profile.labels.intern(Labels())
            profile.samples.append(.init(stack: id, labels: labels, count: 1, value: 1))
        }
        tree = CallTree(profile)
        tree.columns = []
        var places: [[String]: Int] = [:]
        for node in 0..<tree.count { places[tree.path(from: node).reversed().map { tree.frames[$0].name }] = node }
        nodes = stacks.map { places[$0.path.map(\.name)] ?? 0 }
        tree.categories = tree.frames.map { Self.category(of: $0.name) }
        tree.callerCategories = tree.categories
        for (stack, node) in zip(stacks, nodes) {
            tree.categories[node] = Category(rawValue: stack.category)
            tree.callerCategories[node] = Category(rawValue: stack.callerCategory)
        }
    }

    /// Of functions that only call others.
    private static func category(of name: String) -> Category {
        let rules = [
            ("Codec", "serialization"), ("JSON", "serialization"), ("Record", "serialization"),
            ("generate", "generate"),
            ("Workload", "business logic"), ("SHA256", "business logic"), ("Producer.", "produce and flush"),
            ("rd_kafka", "Kafka client"), ("do_syscall", "kernel other"), ("SYSCALL", "kernel other"),
            ("tcp_", "network (kernel)"),
        ]
        return rules.first { name.contains($0.0) }.map { Category(rawValue: $0.1) } ?? .unknown
    }
}

/// Seeded random numbers (SplitMix64).
struct Scatter: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Nearly normal, with mean 0 and deviation 1: the sum of twelve even ones.
    mutating func normal() -> Double {
        (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &self) }
    }
}
