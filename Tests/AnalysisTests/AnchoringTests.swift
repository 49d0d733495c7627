import Analysis
import ProfileModel
import Testing
import Units

@Suite("Anchoring")
struct AnchoringTests {
    private static func tree(_ stacks: [(String, Int64)]) -> CallTree {
        var profile = Profile(measurement: Measurement(unit: .count))
        let labels = profile.labels.intern(Labels())
        for (text, count) in stacks {
            var stack = StackID.root
            for name in text.split(separator: ";") {
                stack = profile.stacks.push(profile.frames.intern(Frame(symbol: String(name), module: "m")), on: stack)
            }
            profile.samples.append(
                .init(stack: stack, labels: labels, count: .init(rawValue: count), value: count * 10)
            )
        }
        return CallTree(profile)
    }

    private static func stacks(of tree: CallTree) -> [String: Double] {
        var stacks: [String: Double] = [:]
        for node in 1..<tree.count where tree.columns[0].selfSamples[node] > 0 {
            let names = tree.path(from: node).reversed().map { tree.frames[$0].name }
            stacks[names.joined(separator: ";")] = tree.columns[0].selfSamples[node]
        }
        return stacks
    }

    private static func anchored(_ stacks: [(String, Int64)]) -> AnchoredTree {
        let tree = tree(stacks)
        var isRooted = Array(repeating: false, count: tree.count)
        for node in 1..<tree.count {
            isRooted[node] = isRooted[tree.callers[node]] || tree.callers[node] == 0 && tree.frames[node].name == "main"
        }
        return tree.anchored(isRooted: isRooted)
    }

    @Test("hangs a stack that was cut short below what all whole stacks with its function have in common")
    func common() {
        let result = Self.anchored([
            ("main;loop;encode;string;release", 5), ("main;loop;encode;number;string", 3), ("main;loop;flush", 2),
            ("string;retain", 1),
        ])
        #expect(
            Self.stacks(of: result.tree) == [
                "main;loop;encode;string;release": 5, "main;loop;encode;number;string": 3, "main;loop;flush": 2,
                "main;loop;encode;(callers not unwound);string;retain": 1,
            ]
        )
        #expect(result.anchoredSamples == 1)
    }

    @Test("leaves alone what is on no whole stack, and what whole stacks have nothing in common for")
    func unknown() {
        let stacks: [(String, Int64)] = [("main;a", 5), ("b;c", 2), ("c", 1)]
        let result = Self.anchored(stacks)
        #expect(Self.stacks(of: result.tree) == ["main;a": 5, "b;c": 2, "c": 1])
        #expect(result.anchoredSamples == 0)
    }

    @Test("loses no sample and no value", arguments: 0..<20)
    func conservation(seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let stacks = (0..<60).map { _ -> (String, Int64) in
            let names = (0...next(6)).map { _ in "f\(next(8))" }
            return ((next(3) > 0 ? "main;" : "") + names.joined(separator: ";"), Int64(next(9) + 1))
        }
        let before = Self.tree(stacks)
        let after = Self.anchored(stacks).tree
        #expect(after.columns[0].selfSamples.reduce(0, +) == before.columns[0].selfSamples.reduce(0, +))
        #expect(after.columns[0].selfValues.reduce(0, +) == before.columns[0].selfValues.reduce(0, +))
        #expect((1..<after.count).allSatisfy { after.callers[$0] < $0 })
    }
}
