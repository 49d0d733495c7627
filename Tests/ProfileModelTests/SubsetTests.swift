import ProfileModel
import Testing
import Units

@Suite("Subset of a profile")
struct SubsetTests {
    @Test("holds the samples with the labels asked for, and only the frames and modules they use")
    func subset() {
        var profile = Profile(measurement: Measurement(event: "cpu-clock", unit: .nanoseconds, period: 10))
        profile.modules = ["a": .init(path: "/bin/a"), "b": .init(path: "/bin/b")]
        let main = profile.stacks.push(profile.frames.intern(Frame(symbol: "main", module: "a")), on: .root)
        let leaf = profile.stacks.push(profile.frames.intern(Frame(symbol: "leaf", module: "a")), on: main)
        let other = profile.stacks.push(profile.frames.intern(Frame(symbol: "other", module: "b")), on: .root)
        let one = profile.labels.intern(Labels(["service": "one"]))
        let two = profile.labels.intern(Labels(["service": "two"]))
        profile.samples = [
            .init(stack: other, labels: two, count: 1, value: 10), .init(stack: leaf, labels: one, count: 2, value: 20),
            .init(stack: .root, labels: one, count: 1, value: 10),
        ]

        let subset = profile.subset { $0["service"] == "one" }
        #expect(subset.sampleCount == 3)
        #expect(subset.totalValue == 30)
        #expect(subset.frames.ids.map { subset.frames[$0].name } == ["main", "leaf"])
        #expect(subset.modules.keys.sorted() == ["a"])
        #expect(subset.stacks.frames(of: subset.samples[0].stack).map { subset.frames[$0].name } == ["main", "leaf"])
        #expect(subset.measurement == profile.measurement)
        #expect(profile.subset { _ in false }.samples.isEmpty)
    }
}
