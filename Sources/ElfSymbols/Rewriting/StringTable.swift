/// The strings of a symbol table that is being made.
struct StringTable {
    private(set) var bytes: [UInt8]
    private var added: [String: UInt32] = [:]
    /// New places by old ones.
    private var kept: [UInt32: UInt32] = [:]

    /// A table that begins with bytes that must stay; a single zero byte where there are none.
    init(beginningWith bytes: ArraySlice<UInt8>) { self.bytes = Array(bytes) }

    /// The place of a new string.
    ///
    /// - Throws: `ElfError` when the table becomes too long.
    mutating func add(_ text: String) throws(ElfError) -> UInt32 {
        if let place = added[text] { return place }
        let place = try append(text.utf8)
        added[text] = place
        return place
    }

    /// The new place of a string of the old table.
    ///
    /// - Throws: `ElfError` when the table becomes too long.
    mutating func keep(_ text: ArraySlice<UInt8>, from oldPlace: UInt32) throws(ElfError) -> UInt32 {
        if text.isEmpty { return 0 }
        if let place = kept[oldPlace] { return place }
        let place = try append(text)
        kept[oldPlace] = place
        return place
    }

    private mutating func append(_ text: some Collection<UInt8>) throws(ElfError) -> UInt32 {
        guard bytes.count + text.count < SymbolEntries.mostNameBytes else { throw SymbolEntries.tooLong }
        let place = UInt32(bytes.count)
        bytes += text
        bytes.append(0)
        return place
    }
}
