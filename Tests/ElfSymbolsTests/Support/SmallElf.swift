/// A shared object of a few hundred bytes: one loaded segment, then a symbol table, its strings, the sections' names and
/// the section headers.
struct SmallElf {
    struct Symbol {
        var name: String
        var kind: UInt8 = 2
        var address: UInt64 = 0x100
        var section: UInt16 = 1
    }

    /// Places in the file, for tests that damage it.
    enum Place {
        static let type = 16
        static let programHeaders = 32
        static let sectionHeaders = 40
        static let programHeaderSize = 54
        static let programHeaderCount = 56
        static let sectionHeaderSize = 58
        static let sectionCount = 60
        static let sectionNames = 62
        static let segment = 64
        static let code = 120
        static let symbols = 184
    }

    /// The indices of the sections.
    enum Index {
        static let text = 1
        static let symbols = 2
        static let strings = 3
        static let names = 4
    }

    var symbols: [Symbol]
    /// Whether one string table serves for the sections' names too.
    var sharesStrings = false
    /// Unused bytes at the end of the symbols' strings.
    var spareStrings = 0

    private(set) var bytes: [UInt8] = []
    private(set) var strings = 0..<0
    private(set) var sectionTable = 0

    init(symbols: [Symbol], sharesStrings: Bool = false, spareStrings: Int = 0) {
        self.symbols = symbols
        self.sharesStrings = sharesStrings
        self.spareStrings = spareStrings
        build()
    }

    /// The place of a field of a section's header.
    func header(_ section: Int, field: Int) -> Int { sectionTable + 64 * section + field }

    /// The bytes with a number put over some of them.
    func with(_ value: UInt64, size: Int, at place: Int) -> [UInt8] {
        var damaged = bytes
        for index in 0..<size { damaged[place + index] = UInt8(truncatingIfNeeded: value >> (8 * UInt64(index))) }
        return damaged
    }

    private mutating func build() {
        let sectionNames = "\0.text\0.symtab\0.strtab\0.shstrtab\0"
        var text = sharesStrings ? sectionNames : "\0"
        var entries = [UInt8](repeating: 0, count: 24)
        for symbol in symbols {
            entries +=
                Self.number(UInt64(text.utf8.count), 4) + [symbol.kind, 0] + Self.number(UInt64(symbol.section), 2)
            entries += Self.number(symbol.address, 8) + Self.number(4, 8)
            text += symbol.name + "\0"
        }
        text += String(repeating: "\0", count: spareStrings)
        strings = (Place.symbols + entries.count)..<(Place.symbols + entries.count + text.utf8.count)
        let names = sharesStrings ? strings : strings.upperBound..<(strings.upperBound + sectionNames.utf8.count)
        sectionTable = (names.upperBound + 7) / 8 * 8
        let sections =
            [
                Self.section(name: 0, kind: 0, 0..<0),
                Self.section(name: 1, kind: 1, flags: 6, Place.code..<Place.symbols),
                Self.section(name: 7, kind: 2, Place.symbols..<strings.lowerBound, link: 3, entrySize: 24),
                Self.section(name: 15, kind: 3, strings),
            ] + (sharesStrings ? [] : [Self.section(name: 23, kind: 3, names)])

        bytes = [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1] + [UInt8](repeating: 0, count: 9)
        bytes += Self.number(3, 2) + Self.number(62, 2) + Self.number(1, 4) + Self.number(0x100, 8)
        bytes += Self.number(64, 8) + Self.number(UInt64(sectionTable), 8) + Self.number(0, 4) + Self.number(64, 2)
        bytes += Self.number(56, 2) + Self.number(1, 2) + Self.number(64, 2) + Self.number(UInt64(sections.count), 2)
        bytes += Self.number(UInt64(sharesStrings ? Index.strings : Index.names), 2)
        bytes += Self.number(1, 4) + Self.number(5, 4) + [UInt8](repeating: 0, count: 24)
        bytes += Self.number(UInt64(Place.symbols), 8) + Self.number(UInt64(Place.symbols), 8) + Self.number(4096, 8)
        bytes += [UInt8](repeating: 0x90, count: Place.symbols - Place.code) + entries + Array(text.utf8)
        if !sharesStrings { bytes += Array(sectionNames.utf8) }
        bytes += [UInt8](repeating: 0, count: sectionTable - bytes.count) + sections.joined()
    }

    private static func section(
        name: UInt64,
        kind: UInt64,
        flags: UInt64 = 0,
        _ place: Range<Int>,
        link: UInt64 = 0,
        entrySize: UInt64 = 0
    ) -> [UInt8] {
        number(name, 4) + number(kind, 4) + number(flags, 8) + number(0, 8) + number(UInt64(place.lowerBound), 8)
            + number(UInt64(place.count), 8) + number(link, 4) + number(0, 4) + number(1, 8) + number(entrySize, 8)
    }

    private static func number(_ value: UInt64, _ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
    }
}

extension SmallElf {
    /// Functions of every kind that the rewriter tells apart.
    static let mixed = SmallElf(symbols: [
        Symbol(name: "$s4main3fooyyF", address: 0x100),
        Symbol(name: "$s4main3fooyyFyycfU_", address: 0x110),
        Symbol(name: "main", address: 0x120),
        Symbol(name: "$s4main3barSivp", kind: 1, address: 0x130),
        Symbol(name: "$x", kind: 0, address: 0x100),
        Symbol(name: "demo.swift", kind: 4, address: 0, section: 0xfff1),
        Symbol(name: "", kind: 3, address: 0x100),
        Symbol(name: "$sSS6appendyySSF", address: 0, section: 0),
        Symbol(name: "$s4main3bazyyF", kind: 10, address: 0x140),
        Symbol(name: "$s_damaged", address: 0x150),
        Symbol(name: "_ZN5swift3fooEv", address: 0x160),
    ])

    /// The names of the symbols in a file that has this one's symbols.
    func names(in bytes: [UInt8]) -> [String] {
        let header = sectionTable + 64 * Index.strings
        let strings = Int(Self.word(bytes, at: header + 24))
        return symbols.indices.map { index in
            let place = strings + Int(Self.word(bytes, at: Place.symbols + 24 * (index + 1)) & 0xffff_ffff)
            return String(decoding: bytes[place...].prefix { $0 != 0 }, as: UTF8.self)
        }
    }

    private static func word(_ bytes: [UInt8], at place: Int) -> UInt64 {
        (0..<8).reversed().reduce(0) { $0 << 8 | UInt64(bytes[place + $1]) }
    }
}
