/// An ELF file for reading: its header, its sections, and which of its bytes are loaded into memory.
///
/// 64-bit little-endian executables and shared objects only. Everything that the headers say lies inside the file once an
/// image exists.
struct ElfImage {
    let bytes: [UInt8]
    let sections: [ElfSection]
    /// The place of the section headers.
    let sectionTable: Range<Int>
    /// The index of the section with the sections' names.
    let sectionNames: Int
    /// The bytes that no rewriting may touch: the header, the program headers, and every segment.
    let loaded: [Range<Int>]

    /// - Throws: `ElfError` for a file of another kind, and for one whose headers point outside it.
    init(_ bytes: [UInt8]) throws(ElfError) {
        let header = try ElfHeader(bytes)
        self.bytes = bytes
        let first = try Self.firstSection(bytes, header)
        // What a field of 16 bits does not hold stands in section header 0.
        let count = header.sectionCount == 0 ? first.size : UInt64(header.sectionCount)
        sectionTable = try Self.table(
            header.sectionHeaders,
            count,
            of: ElfHeader.sectionHeaderSize,
            in: bytes,
            "section headers"
        )
        sections = sectionTable.places(of: ElfHeader.sectionHeaderSize).map { ElfSection(bytes, at: $0) }
        sectionNames = header.sectionNames == 0xffff ? Int(first.link) : Int(header.sectionNames)
        let segmentCount = header.programHeaderCount == 0xffff ? first.info : UInt32(header.programHeaderCount)
        let programTable = try Self.table(
            header.programHeaders,
            UInt64(segmentCount),
            of: ElfHeader.programHeaderSize,
            in: bytes,
            "program headers"
        )
        loaded = [0..<ElfHeader.size, programTable] + (try Self.segments(bytes, programTable))
    }

    /// The place of a section's bytes.
    ///
    /// - Throws: `ElfError` when it reaches beyond the file.
    func place(ofSection index: Int) throws(ElfError) -> Range<Int> {
        try Self.place(sections[index].offset, sections[index].size, in: bytes, "section \(index)")
    }

    private static func firstSection(_ bytes: [UInt8], _ header: ElfHeader) throws(ElfError) -> ElfSection {
        let size = UInt64(ElfHeader.sectionHeaderSize)
        let place = try place(header.sectionHeaders, size, in: bytes, "section headers")
        return ElfSection(bytes, at: place.lowerBound)
    }

    private static func segments(_ bytes: [UInt8], _ table: Range<Int>) throws(ElfError) -> [Range<Int>] {
        var segments: [Range<Int>] = []
        for place in table.places(of: ElfHeader.programHeaderSize) {
            let size = bytes.word64(at: place + 32)
            guard size > 0 else { continue }
            segments.append(try Self.place(bytes.word64(at: place + 8), size, in: bytes, "a segment"))
        }
        return segments
    }

    private static func table(
        _ offset: UInt64,
        _ count: UInt64,
        of size: Int,
        in bytes: [UInt8],
        _ name: String
    ) throws(ElfError) -> Range<Int> {
        let (length, isTooLong) = count.multipliedReportingOverflow(by: UInt64(size))
        guard !isTooLong else { throw beyond(name) }
        return try place(offset, length, in: bytes, name)
    }

    private static func place(
        _ offset: UInt64,
        _ size: UInt64,
        in bytes: [UInt8],
        _ name: String
    ) throws(ElfError) -> Range<Int> {
        let length = UInt64(bytes.count)
        guard offset <= length, size <= length - offset else { throw beyond(name) }
        return Int(offset)..<Int(offset + size)
    }

    private static func beyond(_ name: String) -> ElfError {
        ElfError(.damaged, "damaged or cut off: \(name) would end beyond the file")
    }
}

extension Range<Int> {
    /// The beginnings of the entries of a table.
    func places(of size: Int) -> StrideTo<Int> { stride(from: lowerBound, to: upperBound, by: size) }
}
