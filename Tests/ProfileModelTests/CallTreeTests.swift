import ProfileModel
import Testing

@Suite("Call tree")
struct CallTreeTests {
    private static func profile(_ stacks: [(String, Int64)]) -> Profile {
        var profile = Profile(measurement: Measurement(unit: .count))
        for (text, count) in stacks {
            var stack = StackID.root
            for name in text.split(separator: ";") {
                stack = profile.stacks.push(profile.frames.intern(Frame(symbol: String(name), module: "m")), on: stack)
            }
            profile.samples.append(
                .init(
                    stack: stack,
                    labels: profile.labels.intern(Labels(["round": text.hasPrefix("main") ? "1" : "2"])),
                    count: .init(rawValue: count),
                    value: count
                )
            )
        }
        return profile
    }

    @Test("numbers callers first and siblings by name, whatever the order of the samples")
    func order() {
        let stacks: [(String, Int64)] = [("main;c", 5), ("main;a;b", 10), ("main;a", 5), ("idle", 1)]
        let tree = CallTree(Self.profile(stacks))
        let again = CallTree(Self.profile(stacks.reversed()))
        #expect(tree.frames.map(\.name) == ["root", "idle", "main", "a", "b", "c"])
        #expect(tree.callers == [-1, 0, 0, 2, 3, 2])
        #expect(again.frames == tree.frames)
        #expect(again.columns == tree.columns)
        #expect(tree.totals(of: tree.columns[0].selfSamples) == [21, 1, 20, 15, 10, 5])
    }

    @Test("puts each round in a column of its own, and leaves out what has none")
    func columns() {
        let profile = Self.profile([("main;a", 5), ("idle", 1), ("idle", 2)])
        let tree = CallTree(profile, columnCount: 2) { $0["round"].flatMap(Int.init).map { $0 - 1 } }
        #expect(tree.columns.map { $0.selfSamples.reduce(0, +) } == [5, 3])
        let first = CallTree(profile, columnCount: 1) { $0["round"] == "1" ? 0 : nil }
        #expect(first.columns[0].selfValues.reduce(0, +) == 5)
    }

    @Test("merges frames of the same name from different modules")
    func merge() {
        var profile = Self.profile([("main", 1)])
        let other = profile.frames.intern(Frame(symbol: "main", module: "other"))
        let stack = profile.stacks.push(other, on: .root)
        profile.samples.append(.init(stack: stack, labels: profile.labels.intern(Labels()), count: 2, value: 2))
        let tree = CallTree(profile)
        #expect(tree.count == 2)
        #expect(tree.columns[0].selfSamples == [0, 3])
    }

    @Test("takes stacks of a hundred thousand frames")
    func depth() {
        var profile = Profile(measurement: Measurement(unit: .count))
        var stack = StackID.root
        let frame = profile.frames.intern(Frame(symbol: "again", module: "m"))
        for _ in 0..<100_000 { stack = profile.stacks.push(frame, on: stack) }
        profile.samples.append(.init(stack: stack, labels: profile.labels.intern(Labels()), count: 1, value: 1))
        let tree = CallTree(profile)
        #expect(tree.count == 100_001)
        #expect(tree.totals(of: tree.columns[0].selfSamples)[0] == 1)
    }
}
