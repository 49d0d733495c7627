import ElfSymbols
import Symbols
import Testing

@Suite("Folding rewritten names")
struct FoldingTests {
    /// A symbol's name as the normaliser has it, before and after rewriting.
    private struct Change {
        var address: String
        var before: NormalizedName
        var after: NormalizedName
    }

    private static func changes(_ pair: RealPrograms.Pair) async throws -> [Change] {
        let before = try await SymbolLine.read(pair.original, in: pair.folder)
        let after = try await SymbolLine.read(pair.rewritten, in: pair.folder)
        var demangler = SwiftDemangler()
        var changes: [Change] = []
        for (old, new) in zip(before, after) where old.name != new.name && !new.name.contains("a_b") {
            let name = NameNormalizer.normalize(demangler.demangle(old.name) ?? old.name)
            changes.append(Change(address: old.value, before: name, after: NameNormalizer.normalize(new.name)))
        }
        return changes
    }

    @Test("the normaliser gives a rewritten symbol the name and the part that it gave the mangled one")
    func names() async throws {
        let changes = try await RealPrograms.withDemo(linker: "lld") { try await Self.changes($0) }
        var addresses: [String: Set<String>] = [:]
        for change in changes { addresses[change.before.name, default: []].insert(change.address) }
        var parts: Set<NormalizedName.Part> = []
        for change in changes {
            #expect(change.after.name == change.before.name)
            // A function that is alone has no part to be told from.
            guard let count = addresses[change.before.name]?.count, count > 1 else { continue }
            parts.insert(change.after.part)
            // Two symbols of one address have one name, that of the larger part.
            let isAlias = changes.contains {
                $0.address == change.address && $0.before.name == change.before.name
                    && $0.before.part == change.after.part
            }
            #expect(change.after.part == change.before.part || isAlias, "\(change)")
        }
        #expect(parts.isSuperset(of: [.whole, .specialization, .inner, .continuation]))
    }
}
