import ProfileFormats
import ProfileModel
import Testing
import Units

@Suite("Folded stacks written")
struct FoldedWriterTests {
    private static func text(_ profile: Profile, _ options: FoldedWriter.Options = .init()) throws -> String {
        String(decoding: try FoldedWriter.write(profile, options: options), as: UTF8.self)
    }

    @Test("are sorted by bytes, and stacks of the same names are one line")
    func order() throws {
        var profile = Profile([
            (["main", "f(int)"], 1, 10), (["main", "f"], 2, 20), (["main"], 3, 30), (["main", "f", "z"], 4, 40),
            (["a"], 5, 50), (["main", "é"], 6, 60), (["B"], 7, 70),
        ])
        let other = profile.stacks.push(profile.frames.intern(Frame(symbol: "a", module: "elsewhere")), on: .root)
        profile.samples.append(.init(stack: other, labels: .init(rawValue: 0), count: 1, value: 1))
        #expect(try Self.text(profile) == "B 7\na 6\nmain 3\nmain;f(int) 1\nmain;f 2\nmain;f;z 4\nmain;é 6\n")
        let nanoseconds = try Self.text(profile, .init(unit: .nanoseconds))
        #expect(nanoseconds == "B 70\na 51\nmain 30\nmain;f(int) 10\nmain;f 20\nmain;f;z 40\nmain;é 60\n")
    }

    @Test("do not depend on the order of the samples")
    func deterministic() throws {
        var numbers = SplitMix64(seed: 1)
        var stacks: [(names: [String], count: Int64, value: Int64)] = []
        for number in 0..<200 { stacks.append((["main", "f\(number % 17)", "g\(number % 5)", "h"], Int64(number), 1)) }
        let text = try Self.text(Profile(stacks))
        for _ in 0..<5 {
            stacks.shuffle(using: &numbers)
            #expect(try Self.text(Profile(stacks)) == text)
        }
    }

    @Test("mark the kernel's and inlined frames when asked to")
    func kinds() throws {
        var profile = Profile([], unit: .count)
        var stack = StackID.root
        for (symbol, kind) in [("main", Frame.Kind.user), ("f", .inlined), ("read", .kernel)] {
            stack = profile.stacks.push(profile.frames.intern(Frame(symbol: symbol, module: "", kind: kind)), on: stack)
        }
        profile.samples.append(.init(stack: stack, labels: .init(rawValue: 0), count: 1, value: 1))
        #expect(try Self.text(profile) == "main;f;read 1\n")
        #expect(try Self.text(profile, .init(marksKinds: true)) == "main;f_[i];read_[k] 1\n")
    }

    @Test("begin with the values of labels when asked to")
    func labels() throws {
        var profile = Profile([(["main"], 1, 1)])
        for thread in ["rdk:broker 1", "a;b", "", "rdk:broker 1"] {
            var sample = profile.samples[0]
            sample.labels = profile.labels.intern(Labels(["thread": thread, "service": "s"]))
            profile.samples.append(sample)
        }
        profile.samples.append(.init(stack: .root, labels: profile.samples[1].labels, count: 1, value: 1))
        let text = try Self.text(profile, .init(outerLabels: ["service", "thread"]))
        #expect(
            text == """
                [unknown];[unknown];main 1
                s;[unknown];main 1
                s;a\\u{3b}b;main 1
                s;rdk:broker 1 1
                s;rdk:broker 1;main 2

                """
        )
        #expect(try Self.text(profile) == "[unknown] 1\nmain 5\n")
    }

    @Test("refuse what the profile does not hold")
    func refusals() throws {
        let withoutCounts = Profile([(["main"], 0, 7)])
        _ = expectError(.notExpressible) { _ = try FoldedWriter.write(withoutCounts) }
        #expect(try Self.text(withoutCounts, .init(unit: .nanoseconds)) == "main 7\n")
        let cycles = Profile([(["main"], 1, 7)], unit: .init(rawValue: "cycles\u{1b}[31m"))
        let error = expectError(.notExpressible) {
            _ = try FoldedWriter.write(cycles, options: .init(unit: .nanoseconds))
        }
        #expect(error?.reason == "the profile is measured in cycles\\u{1b}[31m, not in nanoseconds")
        #expect(try Self.text(Profile([])) == "")
    }

    @Test("stay at the largest number instead of overflowing")
    func overflow() throws {
        let profile = Profile([(["a"], .max, .max), (["a"], .max, .max), (["b"], 1, 1)])
        #expect(try Self.text(profile) == "a 9223372036854775807\nb 1\n")
    }

    @Test("keep every name, hostile ones too", arguments: HostileNames.all)
    func hostile(_ name: String) throws {
        let written = try FoldedWriter.write(Profile([([name, "f", name], 3, 3)], unit: .count))
        #expect(written.allSatisfy { $0 >= 0x20 && $0 != 0x7f || $0 == 0x0a })
        #expect(written.count { $0 == 0x0a } == 1)
        let result = try FoldedReader.read(written, options: .init(isDifference: false))
        guard case .profile(let profile) = result.contents else { return }
        #expect(profile.lines == ["\(name);f;\(name) 3"])
        #expect(profile.stacks.frames(of: try #require(profile.samples.first).stack).count == 3)
    }
}
