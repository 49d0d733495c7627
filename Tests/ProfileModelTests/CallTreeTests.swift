import ProfileModel
import Testing
import Units

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

    @Test("gives the path from a node outwards, without the root")
    func path() {
        let tree = CallTree(Self.profile([("main;a;b", 1)]))
        #expect(tree.path(from: 3).map { tree.frames[$0].name } == ["b", "a", "main"])
        #expect(tree.path(from: 0).isEmpty)
    }

    @Test("a profile without samples has its root only")
    func empty() {
        let tree = CallTree(Profile(measurement: Measurement(unit: .count)), columnCount: 3)
        #expect(tree.count == 1 && tree.columns.count == 3)
        #expect(tree.totals(of: tree.columns[2].selfValues) == [0])
    }

    @Test("no value is lost, callers come before callees and siblings in the order of their names")
    func invariants() {
        var number: UInt64 = 7
        func next(_ limit: UInt64) -> Int64 {
            number = number &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int64((number >> 33) % limit)
        }
        for _ in 0..<50 {
            let stacks = (0..<30).map { _ in
                ((0...next(8)).map { _ in "f\(next(5))" }.joined(separator: ";"), next(100))
            }
            let tree = CallTree(Self.profile(stacks))
            let whole = Double(stacks.reduce(0) { $0 + $1.1 })
            #expect(tree.columns[0].selfValues.reduce(0, +) == whole)
            #expect(tree.totals(of: tree.columns[0].selfValues)[0] == whole)
            var last: [Int: String] = [:]
            for node in 1..<tree.count {
                #expect(tree.callers[node] < node)
                #expect(last[tree.callers[node], default: ""] < tree.frames[node].name)
                last[tree.callers[node]] = tree.frames[node].name
            }
        }
    }

    @Test("lets the same one of several frames of a name stand for them, whatever the order of the samples")
    func representative() {
        let frames = ["f@plt", "f"].map { Frame(name: "f", fullName: $0, symbol: $0, module: "m", kind: .user) }
        let trees = [frames, frames.reversed()].map { frames in
            var profile = Profile(measurement: Measurement(unit: .count))
            for frame in frames {
                let stack = profile.stacks.push(profile.frames.intern(frame), on: .root)
                profile.samples.append(.init(stack: stack, labels: profile.labels.intern(Labels()), count: 1, value: 1))
            }
            return CallTree(profile)
        }
        #expect(trees.map { $0.frames.map(\.fullName) } == [["root", "f"], ["root", "f"]])
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
