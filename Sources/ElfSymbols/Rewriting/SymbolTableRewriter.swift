import Symbols

/// Gives the Swift functions of a program readable names in its symbol table.
///
/// Profilers that read `.symtab` show these names as they stand there. Only the names of defined functions change, and only
/// those that Swift mangled. Addresses, sizes, code, data, `.dynsym`, debug information and the build id stay, and so does
/// every loaded byte. The section headers stay where they are too, because the ELF header, which is loaded, points to
/// them: so the new names take the old ones' place, or the end of the file where they are longer.
public enum SymbolTableRewriter {
    /// The most examples that a result has.
    public static let mostExamples = 12

    /// Rewrites a program.
    ///
    /// - Parameter bytes: the whole file.
    /// - Returns: the rewritten file; its bytes are as they were where nothing is left to rename, so that rewriting twice is
    ///   rewriting once.
    /// - Throws: `ElfError` for anything but a sound 64-bit little-endian executable or shared object with symbols.
    public static func rewrite(_ bytes: [UInt8]) throws(ElfError) -> RewriteResult {
        let image = try ElfImage(bytes)
        let table = try SymbolTable(image)
        let entries = SymbolEntries(image, table)
        let names = try entries.names()
        let (swift, taken) = functions(entries, names)
        let renamings = renamings(swift, taken: taken)

        var result = RewriteResult(
            bytes: bytes,
            renamed: renamings.count,
            kept: swift.count - renamings.count,
            functions: (0..<entries.count).count { entries.isFunction($0) },
            namesBefore: table.strings.count,
            namesAfter: table.strings.count,
            examples: examples(renamings)
        )
        guard !renamings.isEmpty else { return result }
        var strings = StringTable(beginningWith: table.sharesStrings ? bytes[table.strings] : [0])
        for index in names.indices {
            let place = entries.place(of: index)
            if let renaming = renamings[index] {
                result.bytes.set(try strings.add(renaming.name), at: place)
            } else if !table.sharesStrings {
                result.bytes.set(try strings.keep(names[index], from: bytes.word32(at: place)), at: place)
            }
        }
        put(strings.bytes, image, table, &result.bytes)
        result.namesAfter = strings.bytes.count
        return result
    }

    /// The functions with mangled Swift names, and the names of everything else.
    private static func functions(
        _ entries: SymbolEntries,
        _ names: [ArraySlice<UInt8>]
    ) -> (swift: [FunctionSymbol], others: Set<String>) {
        var swift: [FunctionSymbol] = []
        var others: Set<String> = []
        for index in names.indices {
            let name = String(decoding: names[index], as: UTF8.self)
            if entries.isFunction(index), SwiftDemangler.isMangled(name) {
                swift.append(FunctionSymbol(index: index, name: name, address: entries.address(of: index)))
            } else {
                others.insert(name)
            }
        }
        return (swift, others)
    }

    /// The new names, by the places of the symbols in their table.
    private static func renamings(
        _ functions: [FunctionSymbol],
        taken: Set<String>
    ) -> [Int: RewriteResult.Renaming] {
        let names = SwiftSymbolNames(functions, taken: taken)
        var renamings: [Int: RewriteResult.Renaming] = [:]
        for function in functions {
            guard let name = names.name(of: function) else { continue }
            renamings[function.index] = RewriteResult.Renaming(symbol: function.name, name: name)
        }
        return renamings
    }

    /// Writes the strings over the old ones or, where they do not fit, after the end of the file; zeros fill the rest.
    private static func put(_ strings: [UInt8], _ image: ElfImage, _ table: SymbolTable, _ bytes: inout [UInt8]) {
        let header = image.sectionTable.lowerBound + table.stringSection * ElfHeader.sectionHeaderSize
        bytes.set(UInt64(strings.count), at: header + ElfSection.sizeField)
        let isLonger = strings.count > table.strings.count
        let written = isLonger ? [] : strings
        let blank = repeatElement(UInt8(0), count: table.strings.count - written.count)
        bytes.replaceSubrange(table.strings, with: written + blank)
        guard isLonger else { return }
        bytes.set(UInt64(bytes.count), at: header + ElfSection.offsetField)
        bytes += strings
    }

    /// Renamings from all parts of the table, evenly.
    private static func examples(_ renamings: [Int: RewriteResult.Renaming]) -> [RewriteResult.Renaming] {
        let indices = renamings.keys.sorted()
        let count = min(mostExamples, indices.count)
        return (0..<count).compactMap { renamings[indices[$0 * indices.count / count]] }
    }
}
