import Analysis
import FlameReport
import ProfileModel
import Testing

@Suite("A difference for other programs")
struct DifferenceExportTests {
    private static func tree(messagesOfB: Int64) throws -> UnionTree {
        let services = SampleServices.small(messagesOfB: messagesOfB)
        return try ProfileComparison.make(services.a, services.b).tree
    }

    @Test("is folded into two columns, nanoseconds per million messages")
    func folded() throws {
        let text = String(decoding: DifferenceFoldedText(try Self.tree(messagesOfB: 10)).make(), as: UTF8.self)
        #expect(
            text == """
                # stack, A, B: CPU nanoseconds per 1,000,000 messages
                main;a 500000 0
                main;a;b 1000000 2000000
                main;c 500000 0
                main;d 0 1000000

                """
        )
        let other = String(decoding: DifferenceFoldedText(try Self.tree(messagesOfB: 15)).make(), as: UTF8.self)
        #expect(other.contains("main;a;b 1000000 1333333\n"))
    }

    @Test("has names in folded text that cannot be taken for anything else")
    func escaping() throws {
        let names = ["semi;colon", "#comment", "two\nlines", "back\\u{3b}slash", "", "ends in 42", "漢字", "nul\u{0}"]
        var tree = try Self.tree(messagesOfB: 10)
        tree.frames =
            [tree.frames[0]]
            + names.prefix(tree.count - 1).map { name in
                var frame = Frame(symbol: "x", module: "")
                frame.name = name
                return frame
            }
        let lines = String(decoding: DifferenceFoldedText(tree).make(), as: UTF8.self).split(separator: "\n")
            .dropFirst()
        #expect(lines.count == 4)
        #expect(lines.first == "semi\\u{3b}colon;\\u{23}comment 500000 0")
        #expect(lines.contains("semi\\u{3b}colon;\\u{23}comment;two\\u{a}lines 1000000 2000000"))
        #expect(lines.contains("semi\\u{3b}colon;back\\u{5c}u{3b}slash 500000 0"))
        #expect(lines.contains("semi\\u{3b}colon;[unknown] 0 1000000"))
    }

    @Test("keeps all cost of stacks that are too deep for a line")
    func deepStacks() {
        let count = 3000
        let tree = UnionTree.chain(count)
        let text = DifferenceFoldedText(tree).make()
        #expect(text.count < 7_000_000)
        let lines = text.split(separator: UInt8(ascii: "\n")).dropFirst()
        #expect(lines.count == count - 1)
        #expect(lines.allSatisfy { $0.count < 1024 * 2 + 40 })
    }

    @Test("becomes two profiles, and one with a label for the side")
    func profiles() throws {
        let profiles = DifferenceProfiles(try Self.tree(messagesOfB: 10))
        let a = profiles.profile(of: .a)
        let b = profiles.profile(of: .b)
        #expect(a.totalValue == 2_000_000 && b.totalValue == 3_000_000)
        #expect(a.measurement.facts["messages"] == "1000000" && a.measurement.unit == .nanoseconds)
        let both = profiles.labelledProfile()
        #expect(both.totalValue == 5_000_000)
        let ofB = both.samples.filter { both.labels[$0.labels][DifferenceProfiles.sideLabel] == "b" }
        #expect(ofB.reduce(0) { $0 + $1.value } == 3_000_000)
        let names = a.samples.map { sample in
            a.stacks.frames(of: sample.stack).map { a.frames[$0].name }.joined(separator: ";")
        }
        #expect(names == ["main;a", "main;a;b", "main;c"])
    }
}
