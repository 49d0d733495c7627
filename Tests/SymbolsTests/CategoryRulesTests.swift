import ProfileModel
import Symbols
import Testing
import Units

@Suite("Category rules")
struct CategoryRulesTests {
    private static func frame(_ symbol: String, _ module: String = "producer") -> Frame {
        var namer = ProfileNamer()
        let isKernel = module.hasPrefix("[kernel")
        return namer.named(Frame(symbol: symbol, module: module, kind: isKernel ? .kernel : .user))
    }

    /// The category of a stack and its category by callers, with the outermost frame first.
    private static func categories(_ stack: [Frame], _ rules: CategoryRules = .standard) -> [String] {
        var tree = CallTree(Profile(stacks: [stack]))
        rules.apply(to: &tree)
        return [tree.categories, tree.callerCategories].map { $0.last?.rawValue ?? "" }
    }

    @Test("takes the first rule of the innermost frame that has one")
    func order() throws {
        let rules = try CategoryRules(parsing: "category x\n  * f\n  * g*\ncategory y\n  * ga\n  lib* h\n")
        #expect(Self.categories([Self.frame("f"), Self.frame("ga")], rules) == ["x", "x"])
        #expect(Self.categories([Self.frame("f"), Self.frame("h", "libz")], rules) == ["y", "y"])
        #expect(Self.categories([Self.frame("f"), Self.frame("h", "other")], rules) == ["x", "x"])
        #expect(Self.categories([Self.frame("z"), Self.frame("z")], rules) == ["unknown", "unknown"])
    }

    @Test("gives helpers to the nearest caller that is none, and keeps them where there is no such caller")
    func helpers() throws {
        let rules = try CategoryRules(
            parsing: "category work\n  * f\nhelper category memory\n  * malloc\nhelper category runtime\n  * cast\n"
        )
        #expect(
            Self.categories([Self.frame("f"), Self.frame("cast"), Self.frame("malloc"), Self.frame("x")], rules) == [
                "memory", "work",
            ]
        )
        #expect(Self.categories([Self.frame("cast"), Self.frame("malloc")], rules) == ["memory", "memory"])
        #expect(Self.categories([Self.frame("cast"), Self.frame("x")], rules) == ["runtime", "runtime"])
    }

    @Test("matches an entry only where another module calls, and the kernel's modules are one")
    func entries() throws {
        let rules = try CategoryRules(
            parsing:
                "category net\n  [kernel* tcp_*\ncategory kernel\n  entry [kernel* *\ncategory z\n  entry libz* *\n"
        )
        let entry = Self.frame("entry", "[kernel.kallsyms]")
        let tcp = Self.frame("tcp_send", "[kernel.kallsyms]")
        #expect(
            Self.categories([Self.frame("f"), entry, tcp, Self.frame("copy", "[kernel.kallsyms]")], rules) == [
                "net", "net",
            ]
        )
        #expect(
            Self.categories([Self.frame("f"), entry, Self.frame("copy", "[kernel.kallsyms]")], rules) == [
                "kernel", "kernel",
            ]
        )
        #expect(Self.categories([tcp, Frame(symbol: "g", module: "[nft]", kind: .kernel)], rules) == ["net", "net"])
        #expect(
            Self.categories([Self.frame("a", "libz"), Self.frame("f"), Self.frame("b", "libz")], rules) == ["z", "z"]
        )
    }

    @Test("matches symbols, normalised names, folded parts, and names without module")
    func names() throws {
        let rules = try CategoryRules(
            parsing: "category w\n  * Workload.ComplexProcessor.*\ncategory s\n  * $s6Orders*\n"
        )
        let validate =
            "$s8Workload16ComplexProcessorV8validate33_9701E89206E9F8B39628EAC8E51D41F6LLyy6Orders5OrderVAA15ProcessingErrorVYKF"
        #expect(Self.categories([Self.frame(validate)], rules) == ["w", "w"])
        #expect(Self.categories([Self.frame(validate + "Tf4nd_n")], rules) == ["w", "w"])
        #expect(Self.categories([Self.frame(validate + "yyXEfU_")], rules) == ["w", "w"])
        #expect(Self.categories([Self.frame("specialized ComplexProcessor.enrich(_:_:)")], rules) == ["w", "w"])
        #expect(Self.categories([Self.frame("$s6Orders5OrderV16computedChecksums5Int64VyF")], rules) == ["s", "s"])
        #expect(Self.categories([Self.frame("MyComplexProcessor.f()")], rules) == ["unknown", "unknown"])
    }

    @Test("matches an unknown module by the symbol alone")
    func unknownModules() throws {
        let rules = try CategoryRules(parsing: "category net\n  [kernel* tcp_*\n  libz* *\ncategory any\n  * f\n")
        #expect(Self.categories([Self.frame("tcp_send", "")], rules) == ["net", "net"])
        #expect(Self.categories([Self.frame("f", "")], rules) == ["any", "any"])
        #expect(Self.categories([Self.frame("g", "")], rules) == ["unknown", "unknown"])
    }

    @Test("reads a star as any run, a question mark as one byte, and a backslash as a quote")
    func globs() throws {
        for (pattern, text, matches) in [
            ("a*c", "abbc", true), ("a*c", "ac", true), ("a*c", "acb", false), ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("a\\*", "a*", true), ("a\\*", "ab", false), ("*a*b*", "xxaxxbxx", true), ("*a*b", "abab", true),
            ("**", "x", true),
            ("a", "", false),
        ] {
            let rules = try CategoryRules(parsing: "category y\n  * \(pattern)\n")
            #expect(
                (Self.categories([Frame(symbol: text, module: "m")], rules) == ["y", "y"]) == matches,
                "\(pattern) \(text)"
            )
        }
    }

    @Test("answers at once on hostile names")
    func hostile() throws {
        let rules = try CategoryRules(parsing: "category y\n  * *a*a*a*a*b\n  * /a*a*b/\n")
        let name = String(repeating: "a", count: 100_000)
        #expect(Self.categories([Frame(symbol: name, module: "m")], rules) == ["unknown", "unknown"])
    }

    @Test("assigns real stacks of this project's services")
    func realStacks() throws {
        var blocks = try Fixture.text("stacks.tsv").split(separator: "\n\n").map {
            $0.split(separator: "\n").map(String.init)
        }
        #expect(blocks.count >= 60)
        for index in blocks.indices {
            let frames = blocks[index].dropFirst().reversed().map { line in
                let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                return Self.frame(columns[1] == "[unknown]" ? "" : columns[1], columns[0])
            }
            let found = Self.categories(frames).joined(separator: "\t")
            if Fixture.isBlessing { blocks[index][0] = found }
            #expect(found == blocks[index][0], "\(blocks[index])")
        }
        if Fixture.isBlessing {
            try Fixture.write(blocks.map { $0.joined(separator: "\n") + "\n\n" }.joined(), to: "stacks.tsv")
        }
    }

    @Test("has the issue's categories, and marks memory and the runtime as helpers")
    func standard() {
        let names = CategoryRules.standard.categories.map(\.rawValue)
        #expect(
            Set(names) == [
                "generate", "serialization", "schema registry", "business logic", "produce and flush", "Kafka client",
                "compression", "checksums", "network (kernel)", "kernel other", "memory and ARC", "runtime",
            ]
        )
        #expect(Set(CategoryRules.standard.helpers.map(\.rawValue)) == ["memory and ARC", "runtime"])
    }

    @Test("categories add up to the total, both ways, for any tree", arguments: 0..<20)
    func sums(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let symbols = [
            "malloc", "tcp_sendmsg", "rd_kafka_poll", "f", "swift_retain", "", "avro_value_write", "_start",
            "LZ4_compress",
        ]
        let modules = ["producer", "[kernel.kallsyms]", "libc.so.6", "", "libz.so.1"]
        let stacks = (0..<200).map { _ in
            (0..<Int.random(in: 0...8, using: &random)).map { _ in
                Self.frame(symbols.randomElement(using: &random) ?? "", modules.randomElement(using: &random) ?? "")
            }
        }
        var tree = CallTree(Profile(stacks: stacks))
        CategoryRules.standard.apply(to: &tree)
        #expect(tree.categories.count == tree.count && tree.callerCategories.count == tree.count)
        for categories in [tree.categories, tree.callerCategories] {
            let sums = Dictionary(zip(categories, tree.columns[0].selfSamples), uniquingKeysWith: +)
            #expect(sums.values.reduce(0, +) == 200)
        }
        let helpers = CategoryRules.standard.helpers
        for node in 0..<tree.count where !helpers.contains(tree.categories[node]) {
            #expect(tree.callerCategories[node] == tree.categories[node])
        }
    }
}
