import ElfSymbols
import Testing

@Suite("Rewriting a symbol table")
struct SmallElfTests {
    @Test("renames defined Swift functions only, and says how many")
    func selection() throws {
        let elf = SmallElf.mixed
        let result = try SymbolTableRewriter.rewrite(elf.bytes)
        let expected = [
            "main.foo()", "main.foo() [inner]", "main", "$s4main3barSivp", "$x", "demo.swift", "", "$sSS6appendyySSF",
            "main.baz()", "$s_damaged", "_ZN5swift3fooEv",
        ]
        #expect(elf.names(in: result.bytes) == expected)
        #expect((result.functions, result.renamed, result.kept) == (6, 3, 1))
        #expect(result.examples.map(\.name) == ["main.foo()", "main.foo() [inner]", "main.baz()"])
        #expect(result.examples.map(\.symbol) == ["$s4main3fooyyF", "$s4main3fooyyFyycfU_", "$s4main3bazyyF"])
    }

    @Test("changes nothing but the names' places, the strings and their header")
    func onlyNames() throws {
        let elf = SmallElf.mixed
        let bytes = try SymbolTableRewriter.rewrite(elf.bytes).bytes
        #expect(bytes.count == elf.bytes.count)
        let changed = elf.bytes.indices.filter { bytes[$0] != elf.bytes[$0] }
        for place in changed {
            let inEntry = place - SmallElf.Place.symbols
            let isName = inEntry >= 0 && place < elf.strings.lowerBound && inEntry % 24 < 4
            let size = elf.header(SmallElf.Index.strings, field: 32)
            #expect(isName || elf.strings.contains(place) || (size..<(size + 8)).contains(place))
        }
        #expect(!changed.isEmpty)
    }

    @Test("does nothing the second time")
    func idempotence() throws {
        let once = try SymbolTableRewriter.rewrite(SmallElf.mixed.bytes)
        let twice = try SymbolTableRewriter.rewrite(once.bytes)
        #expect(twice.bytes == once.bytes)
        #expect((twice.renamed, twice.kept, twice.functions) == (0, 1, 6))
    }

    @Test("puts longer names at the end of the file and leaves the section headers where they are")
    func longer() throws {
        // The demangled name of an enum's value witness is much longer than the mangled one.
        let elf = SmallElf(symbols: [SmallElf.Symbol(name: "$s1a1bOwup")])
        let result = try SymbolTableRewriter.rewrite(elf.bytes)
        #expect(elf.names(in: result.bytes) == ["destructiveProjectEnumData value witness for a.b"])
        #expect(result.bytes.count == elf.bytes.count + result.namesAfter)
        #expect(result.namesBefore == elf.strings.count)
        #expect(result.bytes[..<SmallElf.Place.symbols] == elf.bytes[..<SmallElf.Place.symbols])
        #expect(result.bytes[elf.strings].allSatisfy { $0 == 0 })
        #expect(try SymbolTableRewriter.rewrite(result.bytes).bytes == result.bytes)
    }

    @Test("takes the room that is there")
    func spare() throws {
        let elf = SmallElf(symbols: [SmallElf.Symbol(name: "$s1a1bOwup")], spareStrings: 100)
        let result = try SymbolTableRewriter.rewrite(elf.bytes)
        #expect(result.bytes.count == elf.bytes.count)
        #expect(elf.names(in: result.bytes) == ["destructiveProjectEnumData value witness for a.b"])
    }

    @Test("keeps strings that other sections use")
    func shared() throws {
        let elf = SmallElf(symbols: SmallElf.mixed.symbols, sharesStrings: true)
        let result = try SymbolTableRewriter.rewrite(elf.bytes)
        #expect(
            elf.names(in: result.bytes)
                == elf.names(in: elf.bytes).enumerated().map { index, name in
                    [0: "main.foo()", 1: "main.foo() [inner]", 8: "main.baz()"][index] ?? name
                }
        )
        let old = Array(elf.bytes[elf.strings])
        #expect(Array(result.bytes[elf.bytes.count...].prefix(old.count)) == old)
        #expect(try SymbolTableRewriter.rewrite(result.bytes).bytes == result.bytes)
    }

    @Test("reads the counts of section header 0 where there are too many for the ELF header")
    func extendedNumbering() throws {
        let elf = SmallElf.mixed
        let plain = elf.names(in: try SymbolTableRewriter.rewrite(elf.bytes).bytes)
        var bytes = elf.with(0, size: 2, at: SmallElf.Place.sectionCount)
        bytes[elf.header(0, field: 32)] = 5
        bytes[SmallElf.Place.sectionNames] = 0xff
        bytes[SmallElf.Place.sectionNames + 1] = 0xff
        bytes[elf.header(0, field: 40)] = 4
        bytes[SmallElf.Place.programHeaderCount] = 0xff
        bytes[SmallElf.Place.programHeaderCount + 1] = 0xff
        bytes[elf.header(0, field: 44)] = 1
        #expect(elf.names(in: try SymbolTableRewriter.rewrite(bytes).bytes) == plain)
    }
}
