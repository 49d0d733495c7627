/// The part of an ELF header that says where everything is (System V ABI, chapter 4, "ELF Header").
struct ElfHeader {
    static let size = 64
    static let sectionHeaderSize = 64
    static let programHeaderSize = 56

    private static let executable: UInt16 = 2
    private static let sharedObject: UInt16 = 3

    /// Where the section headers begin.
    let sectionHeaders: UInt64
    /// 0 where section header 0 says how many there are.
    let sectionCount: UInt16
    let programHeaders: UInt64
    /// 0xffff where section header 0 says how many there are.
    let programHeaderCount: UInt16
    /// The index of the section with the sections' names; 0xffff where section header 0 has it.
    let sectionNames: UInt16

    /// - Throws: `ElfError` for everything but a 64-bit little-endian executable or shared object.
    init(_ bytes: [UInt8]) throws(ElfError) {
        guard bytes.starts(with: [0x7f, 0x45, 0x4c, 0x46]) else {
            throw ElfError(.unsupported, "no ELF file; give a Linux executable or shared object")
        }
        guard bytes.count >= Self.size else { throw ElfError(.damaged, "cut off within the ELF header") }
        guard bytes[4] == 2 else { throw ElfError(.unsupported, "no 64-bit ELF file") }
        guard bytes[5] == 1 else { throw ElfError(.unsupported, "no little-endian ELF file") }
        guard bytes[6] == 1, bytes.word32(at: 20) == 1 else {
            throw ElfError(.unsupported, "an unknown version of ELF")
        }
        let type = bytes.word16(at: 16)
        // Names in an object file are what the linker goes by.
        guard type == Self.executable || type == Self.sharedObject else {
            throw ElfError(.unsupported, "neither an executable nor a shared object, but an ELF file of type \(type)")
        }
        sectionHeaders = bytes.word64(at: 40)
        sectionCount = bytes.word16(at: 60)
        programHeaders = bytes.word64(at: 32)
        programHeaderCount = bytes.word16(at: 56)
        sectionNames = bytes.word16(at: 62)
        guard sectionHeaders != 0 else {
            throw ElfError(.noSymbols, "no section headers, so no symbol table; build it without stripping")
        }
        guard bytes.word16(at: 58) == Self.sectionHeaderSize else {
            throw ElfError(.damaged, "section headers of an unknown size")
        }
        guard programHeaderCount == 0 || bytes.word16(at: 54) == Self.programHeaderSize else {
            throw ElfError(.damaged, "program headers of an unknown size")
        }
    }
}
