import Symbols
import Testing

@testable import ElfSymbols

@Suite("Rewriting real programs")
struct RealProgramTests {
    @Test("leaves every loaded byte, address and build id as it was", arguments: RealPrograms.linkers)
    func loaded(linker: String) async throws {
        try await RealPrograms.withDemo(linker: linker) { try await Self.expectSameProgram($0) }
    }

    @Test("does so for the programs of this package", arguments: RealPrograms.built)
    func own(program: String) async throws {
        try await RealPrograms.withCopy(of: program) { try await Self.expectSameProgram($0) }
    }

    @Test("gives functions the names that people read", arguments: RealPrograms.linkers)
    func names(linker: String) async throws {
        try await RealPrograms.withDemo(linker: linker) { pair in
            let symbols = try await SymbolLine.read(pair.rewritten, in: pair.folder)
            let names = Set(symbols.filter(\.isFunction).map(\.name))
            let expected = [
                "demo.Store.add(_:)", "demo.Store.each(_:)", "demo.Square.area(scale:)", "demo.spin(_:)",
                "demo.pick(_:at:)", "demo.later(_:)", "demo.later(_:) [resumed]", "demo.makeAdder(_:)",
                "demo.Overloads.describe(_:)", "demo.Overloads.describe(_:) [2]", "demo.Demo.main()",
            ]
            for name in expected { #expect(names.contains(name), "\(name)") }
            #expect(names.contains { $0.hasPrefix("demo.Store.add(_:) [copy") })
            #expect(names.contains { $0.contains("a_b") } && !names.contains { $0.contains(";") })
            #expect(pair.result.kept == 0)
        }
    }

    @Test("leaves a program that does the same")
    func behaviour() async throws {
        try await RealPrograms.withDemo(linker: "lld") { pair in
            let before = try await Shell.output("\"$1\"", pair.original, in: pair.folder)
            let after = try await Shell.output("\"$1\"", pair.rewritten, in: pair.folder)
            #expect(after == before)
            #expect(after.contains("[2, 3, 4]"))
        }
    }

    @Test("is understood by nm, readelf and strip without a complaint", arguments: RealPrograms.linkers)
    func tools(linker: String) async throws {
        try await RealPrograms.withDemo(linker: linker) { pair in
            for tool in ["nm", "readelf -aW", "objdump -t", "strip -o /dev/null"] {
                let before = try await Shell.run("\(tool) \"$1\"", pair.original, in: pair.folder)
                let after = try await Shell.run("\(tool) \"$1\"", pair.rewritten, in: pair.folder)
                #expect(after.status == 0 && after.error == before.error.replacing("/original", with: "/rewritten"))
                #expect(after.lines.count == before.lines.count, "\(tool)")
            }
        }
    }

    @Test("does nothing to a program that it has rewritten")
    func idempotence() async throws {
        try await RealPrograms.withDemo(linker: "lld") { pair in
            let again = try SymbolTableRewriter.rewrite(pair.result.bytes)
            #expect(again.bytes == pair.result.bytes)
            #expect(again.renamed == 0 && again.functions == pair.result.functions)
        }
    }

    @Test("keeps the normalised name in front of every suffix")
    func prefixes() async throws {
        try await RealPrograms.withDemo(linker: "lld") { pair in
            let before = try await SymbolLine.read(pair.original, in: pair.folder)
            let after = try await SymbolLine.read(pair.rewritten, in: pair.folder)
            var demangler = SwiftDemangler()
            for (old, new) in zip(before, after) where old.name != new.name {
                let full = demangler.demangle(old.name) ?? old.name
                let normalized = NameNormalizer.normalize(full).name.safeAsSymbol
                #expect(new.name == normalized || new.name.hasPrefix(normalized + " ["), "\(new.name)")
            }
        }
    }

    /// Everything that `readelf` shows is as before, except for the names of Swift functions; the loaded bytes are equal.
    private static func expectSameProgram(_ pair: RealPrograms.Pair) async throws {
        let segments = try await Segment.read(pair.original, in: pair.folder)
        #expect(segments.count >= 2)
        let (old, new) = (try Shell.bytes(pair.original), pair.result.bytes)
        for segment in segments { #expect(old[segment.place] == new[segment.place]) }
        for part in ["--file-header", "--segments", "--notes", "--dyn-syms"] {
            let before = try await Shell.output("readelf -W \(part) \"$1\"", pair.original, in: pair.folder)
            #expect(try await Shell.output("readelf -W \(part) \"$1\"", pair.rewritten, in: pair.folder) == before)
        }
        let sections = try await Shell.output("readelf -W --sections \"$1\"", pair.original, in: pair.folder)
        let after = try await Shell.output("readelf -W --sections \"$1\"", pair.rewritten, in: pair.folder)
        #expect(sections.filter { !$0.contains(" .strtab ") } == after.filter { !$0.contains(" .strtab ") })
        try await expectSameSymbols(pair)
    }

    private static func expectSameSymbols(_ pair: RealPrograms.Pair) async throws {
        let before = try await SymbolLine.read(pair.original, in: pair.folder)
        let after = try await SymbolLine.read(pair.rewritten, in: pair.folder)
        #expect(before.map(\.attributes) == after.map(\.attributes))
        #expect(before.filter(\.isFunction).count == pair.result.functions)
        var owners: [String: String] = [:]
        var differences = 0
        for (old, new) in zip(before, after) {
            if old.name == new.name { continue }
            differences += 1
            // One name never stands for two addresses.
            let owner = owners.updateValue(new.value, forKey: new.name)
            if !old.isFunction || !old.isMangled || new.isMangled || !(owner == nil || owner == new.value) {
                Issue.record("\(old.name) became \(new.name)")
            }
        }
        #expect(differences == pair.result.renamed && differences > 20)
        #expect(after.count { $0.isFunction && $0.isMangled } == pair.result.kept)
    }
}
