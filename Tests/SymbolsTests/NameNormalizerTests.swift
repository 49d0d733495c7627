import ProfileModel
import Symbols
import Testing

@Suite("Name normaliser")
struct NameNormalizerTests {
    /// What a namer makes of a symbol, and the part.
    private static func normalize(_ symbol: String) -> NormalizedName {
        var demangler = SwiftDemangler()
        return NameNormalizer.normalize(demangler.demangle(symbol) ?? symbol)
    }

    @Test("names the functions of this project's executables")
    func swiftNames() throws {
        var rows = try Fixture.rows("swift-names.tsv")
        #expect(rows.count >= 120)
        for index in rows.indices {
            let name = Self.normalize(rows[index][0])
            if Fixture.isBlessing { rows[index] = [rows[index][0], "\(name.part)", name.name] }
            #expect([rows[index][0], "\(name.part)", name.name] == rows[index])
        }
        if Fixture.isBlessing {
            try Fixture.write(rows.map { $0.joined(separator: "\t") + "\n" }.joined(), to: "swift-names.tsv")
        }
    }

    @Test("names C, C++, Rust and kernel functions")
    func nativeNames() throws {
        for row in try Fixture.rows("native-names.tsv") {
            let name = NameNormalizer.normalize(row[0])
            #expect([row[0], "\(name.part)", name.name] == row)
        }
    }

    @Test("gives a function, its closures, copies, thunks and async parts one name")
    func families() throws {
        let families = try Fixture.text("families.txt").split(separator: "\n\n")
        #expect(families.count >= 10)
        for family in families {
            let names = family.split(separator: "\n").map { Self.normalize(String($0)) }
            #expect(Set(names.map(\.name)).count == 1, "\(names)")
            #expect(Set(names.map(\.part)).count == names.count, "\(names)")
        }
    }

    @Test("leaves a name that it made as it is")
    func idempotence() throws {
        let symbols = try Fixture.rows("swift-names.tsv") + Fixture.rows("native-names.tsv")
        for row in symbols {
            #expect(NameNormalizer.normalize(row[2]).name == row[2])
        }
    }

    @Test(
        "reads the simplified form too",
        arguments: [
            (
                "specialized ComplexProcessor.enrich(_:_:)", "ComplexProcessor.enrich(_:_:)",
                NormalizedName.Part.specialization
            ),
            ("closure #1 in ProducerLoop.work(round:messages:)", "ProducerLoop.work(round:messages:)", .inner),
            ("partial apply for closure #2 in Foo.bar()", "Foo.bar()", .inner),
            ("specialized closure #1 in implicit closure #1 in Foo.init(a:)", "Foo.init(a:)", .inner),
            ("protocol witness for Encodable.encode(to:) in conformance Order", "Encodable.encode(to:)", .thunk),
            ("thunk for @escaping @callee_guaranteed (@guaranteed Data) -> ()", "reabstraction thunk", .glue),
            ("merged Foo.bar.getter", "Foo.bar.getter", .specialization),
            ("(2) await resume partial function for Foo.bar()", "Foo.bar()", .continuation),
            ("static Foo.== infix(_:_:)", "Foo.==(_:_:)", .whole),
            ("Foo.deinit", "Foo.deinit", .whole),
            ("Foo.__deallocating_deinit", "Foo.deinit", .thunk),
        ]
    )
    func simplified(text: String, name: String, part: NormalizedName.Part) {
        #expect(NameNormalizer.normalize(text) == NormalizedName(name: name, part: part))
    }

    @Test(
        "takes types, labels and local names apart",
        arguments: [
            ("A.f(_: (x: Swift.Int) -> (), to: [A.B : A.C], A.D...) async throws(A.E) -> A.F<A.G>", "A.f(_:to:_:)"),
            ("A.B<A.C>.f<D where D: A.E>(g: D) -> ()", "A.B.f(g:)"),
            ("static A.B.-> infix(A.C, A.C) -> A.C", "A.B.->(_:_:)"),
            ("static A.B...< infix(A.C, A.C) -> A.C", "A.B...<(_:_:)"),
            (
                "A.B.subscript.getter : (A.C, default: @autoclosure () -> A.D) -> A.D",
                "A.B.subscript(_:default:).getter"
            ),
            ("f #1 <A>(x: A) -> () in g #2 () -> () in A.B.h(i: A.C) -> ()", "A.B.h(i:).g().f(x:)"),
            ("getter of f #1 : Swift.Int in A.g() -> ()", "A.g().f"),
            ("A.waitFor@Sendable (b: A.C) async -> ()", "A.waitFor(b:)"),
            ("(extension in A):Swift.Array< where A == B.C>.f() -> ()", "A.Array.f()"),
            ("type metadata accessor for A.(B in _0F)", "type metadata accessor for A.B"),
            ("outlined destroy of (A.(B in _0F), A.C<D where D: A.E>)", "outlined destroy of (A.B, A.C<D>)"),
            ("protocol witness for A.P.f() -> () in conformance <B where B: A.Q> [B] : A.P in A", "Swift.Array.f()"),
            ("protocol witness for A.P.f() -> () in conformance [B : C] : A.P in A", "Swift.Dictionary.f()"),
            ("protocol witness for A.P.f() -> () in conformance B.C? : A.P in A", "Swift.Optional.f()"),
            ("protocol witness for A.P.f() -> () in conformance (B, C) : A.P in A", "A.P.f()"),
            ("closure #1 () -> () in default argument 3 of A.f(b: C) -> ()", "A.f(b:)"),
        ]
    )
    func grammar(text: String, name: String) {
        #expect(NameNormalizer.normalize(text).name == name)
    }

    @Test(
        "takes off the suffixes of rewritten symbol tables",
        arguments: [
            ("A.b.getter [2]", "A.b.getter", NormalizedName.Part.whole), ("A.f() [inner]", "A.f()", .inner),
            ("A.f() [copy 12]", "A.f()", .specialization), ("A.f() [thunk]", "A.f()", .thunk),
            ("A.f() [resumed 3]", "A.f()", .continuation), ("A.f() [inner] [2]", "A.f()", .inner),
            ("reabstraction thunk [3]", "reabstraction thunk", .glue),
            ("type metadata accessor for A.B [2]", "type metadata accessor for A.B", .whole),
            ("outlined copy of [A.B]", "outlined copy of [A.B]", .whole), ("f [k]", "f [k]", .whole),
            ("f [copy copy]", "f [copy copy]", .whole), ("f []", "f []", .whole), (" [2]", " [2]", .whole),
            ("[2]", "[2]", .whole), ("f [2 2]", "f [2 2]", .whole), ("f[2]", "f[2]", .whole),
        ]
    )
    func suffixes(text: String, name: String, part: NormalizedName.Part) {
        #expect(NameNormalizer.normalize(text) == NormalizedName(name: name, part: part))
    }

    @Test(
        "gives back what it does not understand",
        arguments: [
            "", " ", "(", ")", "<", "((((", "))))", "closure #1 in", "closure #", "protocol witness for ", "[unknown]",
            "::", "$s",
            "<script>alert(1)</script>", "A.", ".A", "A..b(", "(1) await resume partial function for ", "static ",
            "\u{0}",
            "specialized ", "generic specialization <", "A.f(", "\u{202E}abc", "@", "@plt", ".isra.0", "a.b.c",
            "operator",
        ]
    )
    func strange(text: String) {
        let name = NameNormalizer.normalize(text).name
        #expect(name == text || !name.isEmpty)
        #expect(NameNormalizer.normalize(name).name == name)
    }

    @Test(
        "leaves very long names alone, and takes time in proportion to the others",
        arguments: ["(", "<", "[", "A.f(", "closure #1 in ", "<(["]
    )
    func deep(piece: String) {
        let long = String(repeating: piece, count: 20_000 / piece.utf8.count)
        #expect(NameNormalizer.normalize(long) == NormalizedName(name: long))
        let deep = String(repeating: piece, count: 16_000 / piece.utf8.count)
        #expect(!NameNormalizer.normalize("Orders.f(" + deep).name.isEmpty)
    }

    @Test("survives damaged names, and never makes an empty one")
    func fuzz() throws {
        var random = SplitMix64(seed: 3)
        var demangler = SwiftDemangler()
        let alphabet = Array(" .,:#()<>[]{}$@_-=\"?ABSTfUyG0123456789 in of for ".utf8) + [0, 0xff]
        let symbols = try (Fixture.rows("swift-names.tsv") + Fixture.rows("native-names.tsv")).map { $0[0] }
        for symbol in symbols {
            let full = demangler.demangle(symbol) ?? symbol
            for _ in 0..<40 {
                let damaged = random.mutate(full, with: alphabet)
                #expect(NameNormalizer.normalize(damaged).name.isEmpty == damaged.isEmpty)
                _ = demangler.demangle(random.mutate(symbol, with: alphabet))
            }
        }
    }
}
