import ElfSymbols
import Testing

@Suite("Damaged and foreign files")
struct HostileElfTests {
    typealias Place = SmallElf.Place
    typealias Index = SmallElf.Index

    /// A number that is put over a field, and the fault that shows.
    struct Damage: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var value: UInt64
        var size: Int
        var place: @Sendable (SmallElf) -> Int
        var kind: ElfError.Kind

        init(
            _ name: String,
            _ value: UInt64,
            size: Int,
            at place: @autoclosure @escaping @Sendable () -> Int,
            _ kind: ElfError.Kind
        ) {
            self.init(name, value, size: size, in: { _ in place() }, kind)
        }

        init(
            _ name: String,
            _ value: UInt64,
            size: Int,
            in place: @escaping @Sendable (SmallElf) -> Int,
            _ kind: ElfError.Kind
        ) {
            testDescription = name
            self.value = value
            self.size = size
            self.place = place
            self.kind = kind
        }
    }

    static let damages: [Damage] = [
        Damage("32-bit", 1, size: 1, at: 4, .unsupported),
        Damage("big-endian", 2, size: 1, at: 5, .unsupported),
        Damage("version of the future", 2, size: 1, at: 6, .unsupported),
        Damage("object file", 1, size: 2, at: Place.type, .unsupported),
        Damage("core dump", 4, size: 2, at: Place.type, .unsupported),
        Damage("no section headers", 0, size: 8, at: Place.sectionHeaders, .noSymbols),
        Damage("section headers beyond the file", 1 << 40, size: 8, at: Place.sectionHeaders, .damaged),
        Damage("section headers at the end of numbers", .max, size: 8, at: Place.sectionHeaders, .damaged),
        Damage("section headers of another size", 40, size: 2, at: Place.sectionHeaderSize, .damaged),
        Damage("too many sections", 0xfff0, size: 2, at: Place.sectionCount, .damaged),
        Damage("no sections at all", 0, size: 2, at: Place.sectionCount, .noSymbols),
        Damage("section headers over a segment", 64, size: 8, at: Place.sectionHeaders, .noSymbols),
        Damage("program headers beyond the file", 1 << 40, size: 8, at: Place.programHeaders, .damaged),
        Damage("program headers of another size", 32, size: 2, at: Place.programHeaderSize, .damaged),
        Damage("too many program headers", 0xfffe, size: 2, at: Place.programHeaderCount, .damaged),
        Damage("segment beyond the file", 1 << 62, size: 8, at: Place.segment + 8, .damaged),
        Damage("segment over the symbols", 190, size: 8, at: Place.segment + 32, .damaged),
        Damage("no symbol table", 1, size: 4, in: { $0.header(Index.symbols, field: 4) }, .noSymbols),
        Damage("empty symbol table", 0, size: 8, in: { $0.header(Index.symbols, field: 32) }, .noSymbols),
        Damage("two symbol tables", 2, size: 4, in: { $0.header(Index.names, field: 4) }, .unsupported),
        Damage("loaded symbol table", 2, size: 8, in: { $0.header(Index.symbols, field: 8) }, .unsupported),
        Damage("compressed strings", 0x800, size: 8, in: { $0.header(Index.strings, field: 8) }, .unsupported),
        Damage("symbols of another size", 16, size: 8, in: { $0.header(Index.symbols, field: 56) }, .damaged),
        Damage("half a symbol", 25, size: 8, in: { $0.header(Index.symbols, field: 32) }, .damaged),
        Damage("symbols beyond the file", 24 << 40, size: 8, in: { $0.header(Index.symbols, field: 32) }, .tooLarge),
        Damage("symbols far away", 1 << 40, size: 8, in: { $0.header(Index.symbols, field: 24) }, .damaged),
        Damage("strings of no section", 77, size: 4, in: { $0.header(Index.symbols, field: 40) }, .damaged),
        Damage("strings of a section of code", 1, size: 4, in: { $0.header(Index.symbols, field: 40) }, .damaged),
        Damage("strings over the symbols", 190, size: 8, in: { $0.header(Index.strings, field: 24) }, .damaged),
        Damage("strings beyond the file", .max, size: 8, in: { $0.header(Index.strings, field: 32) }, .damaged),
        Damage("no strings", 0, size: 8, in: { $0.header(Index.strings, field: 32) }, .damaged),
        Damage("strings without an end", 0x41, size: 1, in: { $0.strings.upperBound - 1 }, .damaged),
        Damage("strings without a beginning", 0x41, size: 1, in: { $0.strings.lowerBound }, .damaged),
        Damage("name outside the strings", 0xffff_ffff, size: 4, at: Place.symbols + 24, .damaged),
        Damage("another section over the strings", 300, size: 8, in: { $0.header(Index.text, field: 32) }, .damaged),
        Damage("another section beyond the file", .max, size: 8, in: { $0.header(Index.text, field: 24) }, .damaged),
    ]

    @Test("ends in one clear fault", arguments: damages)
    func damage(_ damage: Damage) {
        let elf = SmallElf.mixed
        let bytes = elf.with(damage.value, size: damage.size, at: damage.place(elf))
        let fault = #expect(throws: ElfError.self) { try SymbolTableRewriter.rewrite(bytes) }
        #expect(fault?.kind == damage.kind, "\(fault?.message ?? "")")
        #expect(fault?.message.contains("\n") == false)
    }

    @Test("says when a file is no program at all", arguments: ["", "hello", "\u{7f}EL", "#!/bin/sh\n"])
    func foreign(text: String) {
        let fault = #expect(throws: ElfError.self) { try SymbolTableRewriter.rewrite(Array(text.utf8)) }
        #expect(fault?.kind == .unsupported)
    }

    @Test("refuses every file that is cut off")
    func truncation() {
        let bytes = SmallElf.mixed.bytes
        for length in bytes.indices {
            #expect(throws: ElfError.self) { try SymbolTableRewriter.rewrite(Array(bytes[..<length])) }
        }
    }

    @Test("refuses names that are all ends of one long string")
    func overlappingNames() {
        let long = String(repeating: "a", count: 600_000)
        let elf = SmallElf(
            symbols: [SmallElf.Symbol(name: long)] + Array(repeating: SmallElf.Symbol(name: ""), count: 900)
        )
        var bytes = elf.bytes
        for index in 1...901 { bytes[SmallElf.Place.symbols + 24 * index] = 1 }
        for index in 1...901 {
            for byte in 1..<4 { bytes[SmallElf.Place.symbols + 24 * index + byte] = 0 }
        }
        let fault = #expect(throws: ElfError.self) { try SymbolTableRewriter.rewrite(bytes) }
        #expect(fault?.kind == .tooLarge)
    }

    @Test("survives damage anywhere, and what it accepts it rewrites once", arguments: 0..<8)
    func fuzz(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let elves = [SmallElf.mixed, SmallElf(symbols: SmallElf.mixed.symbols, sharesStrings: seed % 2 == 0)]
        var accepted = 0
        for round in 0..<3000 {
            let elf = elves[round % 2]
            var bytes = elf.bytes
            for _ in 0...Int.random(in: 0..<3, using: &random) { Self.damage(&bytes, elf, &random) }
            guard let result = try? SymbolTableRewriter.rewrite(bytes) else { continue }
            accepted += 1
            #expect(result.bytes.count >= bytes.count)
            #expect(result.bytes[..<SmallElf.Place.code] == bytes[..<SmallElf.Place.code])
            let again = try SymbolTableRewriter.rewrite(result.bytes)
            #expect(again.bytes == result.bytes)
            #expect(again.renamed == 0 && again.kept == result.kept)
        }
        #expect(accepted > 100)
    }

    private static func damage(_ bytes: inout [UInt8], _ elf: SmallElf, _ random: inout SplitMix64) {
        // Headers are where damage matters, so they get more than their share.
        let places = [
            0..<120, elf.sectionTable..<bytes.count, SmallElf.Place.symbols..<elf.strings.lowerBound, bytes.indices,
        ]
        let place = Int.random(in: places[Int.random(in: 0..<4, using: &random)], using: &random)
        let odd: [UInt8] = [0, 1, 2, 3, 0x7f, 0x80, 0xff]
        bytes[place] = odd[Int.random(in: odd.indices, using: &random)]
    }
}
