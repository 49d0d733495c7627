/// Where the symbol table and its strings are in a file, and what may be changed there.
struct SymbolTable {
    static let entrySize = 24
    /// More symbols are refused, so that a hostile file does not fill the memory; Swift's compiler has 295,000.
    static let mostSymbols = 8_000_000

    /// The index of the section with the names.
    let stringSection: Int
    /// The place of the symbols.
    let symbols: Range<Int>
    /// The place of their names.
    let strings: Range<Int>
    /// Whether other sections take strings from the same place, as where one table serves for section names too.
    let sharesStrings: Bool

    /// Finds the symbol table.
    ///
    /// - Throws: `ElfError` when there is none, and when it or the section headers share bytes with anything else: a change
    ///   could then reach the loaded program.
    init(_ image: ElfImage) throws(ElfError) {
        let index = try Self.section(image)
        let symbolSection = image.sections[index]
        guard symbolSection.entrySize == Self.entrySize, symbolSection.size % UInt64(Self.entrySize) == 0 else {
            throw ElfError(.damaged, "the symbol table has entries of an unknown size")
        }
        guard symbolSection.size / UInt64(Self.entrySize) <= Self.mostSymbols else {
            throw ElfError(.tooLarge, "more than \(Self.mostSymbols) symbols")
        }
        symbols = try image.place(ofSection: index)
        stringSection = Int(symbolSection.link)
        guard image.sections.indices.contains(stringSection),
            image.sections[stringSection].kind == ElfSection.Kind.strings
        else { throw ElfError(.damaged, "the symbol table has no strings") }
        strings = try image.place(ofSection: stringSection)
        for section in [index, stringSection]
        where image.sections[section].isLoaded || image.sections[section].isCompressed {
            throw ElfError(.unsupported, "the symbol table is loaded into memory or compressed")
        }
        guard image.bytes[strings].first == 0, image.bytes[strings].last == 0 else {
            throw ElfError(.damaged, "the symbol table's strings do not begin and end with a zero byte")
        }
        sharesStrings = Self.isShared(stringSection, by: index, image)
        try checkOverlaps(image, index)
    }

    private static func section(_ image: ElfImage) throws(ElfError) -> Int {
        let found = image.sections.indices.filter { image.sections[$0].kind == ElfSection.Kind.symbols }
        guard let index = found.first, image.sections[index].size > 0 else {
            throw ElfError(.noSymbols, "no symbol table (.symtab); build it without stripping")
        }
        guard found.count == 1 else { throw ElfError(.unsupported, "\(found.count) symbol tables") }
        return index
    }

    private static func isShared(_ strings: Int, by symbols: Int, _ image: ElfImage) -> Bool {
        image.sectionNames == strings
            || image.sections.indices.contains { $0 != symbols && Int(image.sections[$0].link) == strings }
    }

    /// What is written to must be nothing but what it claims to be.
    private func checkOverlaps(_ image: ElfImage, _ symbolSection: Int) throws(ElfError) {
        let written = [symbols, strings, image.sectionTable]
        for index in written.indices {
            let others = image.loaded + written[..<index]
            guard !others.contains(where: { $0.overlaps(written[index]) }) else {
                throw ElfError(.damaged, "the symbol table overlaps with what the program loads")
            }
        }
        for index in image.sections.indices where index != symbolSection && index != stringSection {
            guard image.sections[index].isInFile else { continue }
            let place = try image.place(ofSection: index)
            guard !written.contains(where: { $0.overlaps(place) }) else {
                throw ElfError(.damaged, "section \(index) overlaps with the symbol table")
            }
        }
    }
}
