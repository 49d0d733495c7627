/// Reads protobuf's wire format: numbered fields, each a number or a run of bytes.
struct WireReader {
    /// A field as it stands in the bytes.
    struct Field {
        var number: UInt64
        /// The value of a number; 0 for bytes.
        var value: UInt64
        /// Where the bytes lie; empty for a number.
        var content: Range<Int>
        /// Where the field lies as a whole.
        var record: Range<Int>
        var isBytes: Bool
    }

    /// What is wrong, and where.
    struct Fault: Error {
        var problem: String
        var offset: Int
    }

    private let bytes: [UInt8]
    private var offset: Int
    private let end: Int

    /// Reads a part of the bytes, or all.
    init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
        self.bytes = bytes
        offset = range?.lowerBound ?? 0
        end = range?.upperBound ?? bytes.count
    }

    /// The next field; `nil` at the end.
    mutating func next() throws(Fault) -> Field? {
        guard offset < end else { return nil }
        let start = offset
        let key = try varint()
        var field = Field(number: key >> 3, value: 0, content: 0..<0, record: 0..<0, isBytes: false)
        guard field.number > 0 else { throw Fault(problem: "a field has the number 0", offset: start) }
        switch key & 7 {
        case 0: field.value = try varint()
        case 1: _ = try skip(8)
        case 5: _ = try skip(4)
        case 2:
            field.content = try skip(try varint())
            field.isBytes = true
        default: throw Fault(problem: "a field is of a kind that does not exist", offset: start)
        }
        field.record = start..<offset
        return field
    }

    /// The numbers that follow each other up to the end, as packed fields hold them.
    mutating func nextPacked() throws(Fault) -> UInt64? { offset < end ? try varint() : nil }

    private mutating func skip(_ count: UInt64) throws(Fault) -> Range<Int> {
        guard count <= UInt64(end - offset) else {
            throw Fault(problem: "a field ends after the bytes", offset: offset)
        }
        let start = offset
        offset += Int(count)
        return start..<offset
    }

    private mutating func varint() throws(Fault) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            guard offset < end else { throw Fault(problem: "a number ends after the bytes", offset: offset) }
            let byte = bytes[offset]
            offset += 1
            if shift < 64 { value |= UInt64(byte & 0x7F) << shift }
            if byte < 0x80 { return value }
        }
        throw Fault(problem: "a number is too long", offset: offset)
    }
}

extension WireReader.Field {
    /// Hands over the numbers of a repeated field, which may be packed or not.
    func forEachNumber(in bytes: [UInt8], _ body: (UInt64) throws(WireReader.Fault) -> Void) throws(WireReader.Fault) {
        guard isBytes else { return try body(value) }
        var reader = WireReader(bytes, in: content)
        while let number = try reader.nextPacked() { try body(number) }
    }
}
