/// A section header, as far as it is needed here (System V ABI, chapter 4, "Sections").
struct ElfSection {
    enum Kind {
        static let null: UInt32 = 0
        static let symbols: UInt32 = 2
        static let strings: UInt32 = 3
        static let noBits: UInt32 = 8
    }

    private enum Flag {
        static let allocated: UInt64 = 1 << 1
        static let compressed: UInt64 = 1 << 11
    }

    /// The place of the header's field with the section's offset in the file, and of the one with its size.
    static let offsetField = 24
    static let sizeField = 32

    let kind: UInt32
    let flags: UInt64
    let offset: UInt64
    let size: UInt64
    /// The index of the section that this one needs: a symbol table's strings.
    let link: UInt32
    let info: UInt32
    let entrySize: UInt64

    /// Reads the header at a place, which is inside the file.
    init(_ bytes: [UInt8], at place: Int) {
        kind = bytes.word32(at: place + 4)
        flags = bytes.word64(at: place + 8)
        offset = bytes.word64(at: place + Self.offsetField)
        size = bytes.word64(at: place + Self.sizeField)
        link = bytes.word32(at: place + 40)
        info = bytes.word32(at: place + 44)
        entrySize = bytes.word64(at: place + 56)
    }

    /// Whether it has bytes in the file.
    var isInFile: Bool { kind != Kind.null && kind != Kind.noBits && size > 0 }
    /// Whether the running program sees it.
    var isLoaded: Bool { flags & Flag.allocated != 0 }
    var isCompressed: Bool { flags & Flag.compressed != 0 }
}
