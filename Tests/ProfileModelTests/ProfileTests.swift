import ProfileModel
import Testing
import Units

@Suite("Profile")
struct ProfileTests {
    private static func profile(_ samples: [(stack: String, role: String, count: Int64, value: Int64)]) -> Profile {
        var profile = Profile(measurement: Measurement(event: "cpu-clock", unit: .nanoseconds, period: 10))
        for sample in samples {
            var stack = StackID.root
            for name in sample.stack.split(separator: ";") {
                let frame = Frame(symbol: String(name), module: name == "main" ? "program" : "library")
                stack = profile.stacks.push(profile.frames.intern(frame), on: stack)
            }
            profile.samples.append(
                .init(
                    stack: stack,
                    labels: profile.labels.intern(Labels([Labels.Key.role: sample.role])),
                    count: SampleCount(rawValue: sample.count),
                    value: sample.value
                )
            )
        }
        profile.modules = [
            "program": .init(path: "/bin/program", buildID: "ab"), "library": .init(path: "/lib/library"),
        ]
        return profile
    }

    @Test("sums stay at the largest value instead of overflowing")
    func saturation() {
        let profile = Self.profile([("main", "a", .max, .max), ("main;x", "a", 1, 1)])
        #expect(profile.totalValue == .max)
        #expect(profile.sampleCount.rawValue == .max)
    }

    @Test("a subset has its samples, and only the frames, labels and modules that they use")
    func subset() {
        let profile = Self.profile([
            ("main;a", "producer", 1, 10), ("main;b;c", "consumer", 2, 20), ("main", "consumer", 3, 30),
        ])
        let subset = profile.subset { $0[Labels.Key.role] == "consumer" }
        #expect(subset.totalValue == 50)
        #expect(subset.measurement == profile.measurement)
        #expect(subset.frames.ids.map { subset.frames[$0].name } == ["main", "b", "c"])
        #expect(subset.labels.count == 1)
        let stacks = subset.samples.map { subset.stacks.frames(of: $0.stack).map { subset.frames[$0].name } }
        #expect(stacks == [["main", "b", "c"], ["main"]])
        let main = profile.subset { _ in true }.subset { $0[Labels.Key.role] == "none" }
        #expect(main.samples.isEmpty && main.modules.isEmpty && main.stacks.count == 1)
    }

    @Test("subsets by a label divide the whole, and their trees sum to its tree")
    func division() {
        let profile = Self.profile([
            ("main;a", "producer", 1, 10), ("main;a", "consumer", 2, 20), ("main;b;c", "consumer", 4, 40),
        ])
        let parts = ["producer", "consumer"].map { role in profile.subset { $0[Labels.Key.role] == role } }
        #expect(parts.reduce(0) { $0 + $1.totalValue } == profile.totalValue)
        #expect(parts[0].modules == profile.modules)
    }

    @Test("takes stacks of a hundred thousand frames")
    func depth() {
        var profile = Self.profile([("main", "a", 1, 1)])
        var stack = StackID.root
        let frame = profile.frames.intern(Frame(symbol: "again", module: "m"))
        for _ in 0..<100_000 { stack = profile.stacks.push(frame, on: stack) }
        profile.samples.append(.init(stack: stack, labels: profile.labels.intern(Labels()), count: 1, value: 1))
        let subset = profile.subset { $0 == Labels() }
        #expect(subset.stacks.count == 100_001)
    }
}
