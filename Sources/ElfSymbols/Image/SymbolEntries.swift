/// The symbols of a file, in the order of its table.
struct SymbolEntries {
    /// Longer strings altogether, in bytes, are refused: a file can name each of its million symbols by another end of one
    /// long string. The strings of Swift's own compiler take 28 MiB.
    static let mostNameBytes = 512 << 20

    private let image: ElfImage
    private let table: SymbolTable

    init(_ image: ElfImage, _ table: SymbolTable) {
        self.image = image
        self.table = table
    }

    var count: Int { table.symbols.count / SymbolTable.entrySize }

    /// The place of a symbol's entry, which begins with the place of its name among the strings.
    func place(of index: Int) -> Int { table.symbols.lowerBound + index * SymbolTable.entrySize }

    func address(of index: Int) -> UInt64 { image.bytes.word64(at: place(of: index) + 8) }

    /// Whether a symbol is that of a function in this file, which is what a profiler names code by.
    func isFunction(_ index: Int) -> Bool {
        let kind = image.bytes[place(of: index) + 4] & 0xf
        let isUndefined = image.bytes.word16(at: place(of: index) + 6) == 0
        // STT_FUNC and STT_GNU_IFUNC.
        return (kind == 2 || kind == 10) && !isUndefined
    }

    /// Every symbol's name, without the zero byte that ends it.
    ///
    /// - Throws: `ElfError` when one lies outside the strings, or they are too long altogether.
    func names() throws(ElfError) -> [ArraySlice<UInt8>] {
        let ends = image.bytes[table.strings].indices.filter { image.bytes[$0] == 0 }
        var names: [ArraySlice<UInt8>] = []
        names.reserveCapacity(count)
        var total = 0
        for index in 0..<count {
            let offset = Int(image.bytes.word32(at: place(of: index)))
            guard offset < table.strings.count else {
                throw ElfError(.damaged, "the name of symbol \(index) lies outside the strings")
            }
            let start = table.strings.lowerBound + offset
            let name = image.bytes[start..<ends.first(from: start)]
            total += name.count
            guard total <= Self.mostNameBytes else { throw Self.tooLong }
            names.append(name)
        }
        return names
    }

    static let tooLong = ElfError(.tooLarge, "the symbols' names are longer than \(mostNameBytes >> 20) MiB altogether")
}

extension [Int] {
    /// The first of rising numbers that is not below a limit; the last is known not to be.
    fileprivate func first(from limit: Int) -> Int {
        var (low, high) = (startIndex, endIndex - 1)
        while low < high {
            let middle = low + (high - low) / 2
            if self[middle] < limit { low = middle + 1 } else { high = middle }
        }
        return self[low]
    }
}
