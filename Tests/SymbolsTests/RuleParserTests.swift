import ProfileModel
import Symbols
import Testing

@Suite("Rule files")
struct RuleParserTests {
    private static func problem(in text: String) -> RuleError? {
        do throws(RuleError) {
            _ = try CategoryRules(parsing: text)
            return nil
        } catch {
            return error
        }
    }

    @Test("reads categories, helpers, entries, comments and empty lines")
    func reading() throws {
        let rules = try CategoryRules(
            parsing: """
                # a comment
                category network (kernel)

                    [kernel*  tcp_*
                \t# an indented comment
                helper category memory and ARC  \r
                \tentry libc*  outlined copy of *
                    *  /^swift_(retain|release)/
                category network (kernel)
                    *  a
                """
        )
        #expect(rules.rules.count == 4)
        #expect(rules.categories.map(\.rawValue) == ["network (kernel)", "memory and ARC"])
        #expect(rules.helpers.map(\.rawValue) == ["memory and ARC"])
        #expect(rules.rules.map(\.isEntry) == [false, true, false, false])
        #expect(rules.followed(by: rules).rules.count == 8)
    }

    @Test(
        "names the line and what is wrong",
        arguments: [
            ("    * a", 1, "after the category"),
            ("category a\n* b", 2, "indented rule"),
            ("category a\n\n    libz", 3, "a module and a symbol"),
            ("category", 1, "expected \"category NAME\""),
            ("category \n", 1, "expected \"category NAME\""),
            ("helper memory", 1, "expected \"category NAME\""),
            ("category unknown", 1, "takes no rules"),
            ("category a\n    entry libz", 2, "a module and a symbol"),
            ("category a\n    * /abc", 2, "ends with"),
            ("category a\n    * /(/", 2, "not a regular expression"),
            ("category a\n    * /)/", 2, "parenthesis"),
            ("category a\n    * /(a+)+/", 2, "can take too long"),
            ("category a\n    * /(a|b)*/", 2, "can take too long"),
            ("category a\n    * /((a?)b){2,}/", 2, "can take too long"),
            ("category a\n    * /a*b*c*/", 2, "more than 2 repetitions"),
            ("category a\n    * /(a)\\1/", 2, "reference to a group"),
            ("category a\n    * /\\Qa/", 2, "not supported"),
            ("cat\u{1b}[31m", 1, "not \"cat?[31m\""),
        ]
    )
    func errors(text: String, line: Int, problem: String) throws {
        let error = try #require(Self.problem(in: text))
        #expect(error.line == line)
        #expect(error.description.contains(problem), "\(error)")
    }

    @Test(
        "takes regular expressions that are safe",
        arguments: ["a|b", "(a|b)c", "(a+)?b", "[(|*+]*x", "\\p{L}+", "(?:a{2,3})", "^a.*b$"]
    )
    func safe(pattern: String) {
        #expect(Self.problem(in: "category a\n  * /\(pattern)/") == nil)
    }

    @Test("refuses files that are too large")
    func size() {
        #expect(Self.problem(in: String(repeating: "#", count: 2_000_000)) != nil)
        #expect(Self.problem(in: "category a\n" + String(repeating: " * a\n", count: 10_001))?.line == 10_002)
    }

    @Test("survives damaged files, and matches with what it takes")
    func fuzz() {
        var random = SplitMix64(seed: 5)
        let text =
            "category a b\n    lib* f*o\\*?\n    entry * /^(a|b)[cd]+x?$/\nhelper category m\n  * outlined *\n# c\n"
        let alphabet = Array("# \n\t*?/\\()[]{}|+^$.ab1,".utf8) + [0, 0xff]
        var tree = CallTree(
            Profile(stacks: [[Frame(symbol: "foo", module: "libz"), Frame(symbol: "acx", module: "")]])
        )
        var count = 0
        for _ in 0..<2000 {
            guard let rules = try? CategoryRules(parsing: random.mutate(text, with: alphabet)) else { continue }
            rules.apply(to: &tree)
            #expect(tree.categories.count == tree.count)
            count += 1
        }
        #expect(count > 100)
    }
}
