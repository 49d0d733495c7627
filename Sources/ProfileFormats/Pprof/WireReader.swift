/// Reads protobuf's wire format: fields of a message, within a range of a file.
///
/// A message in a field is read by another reader on the same file, so that every place is one in the file.
struct WireReader {
    /// How a field's bytes are to be read.
    enum WireType: UInt8 {
        case varint = 0
        case fixed64 = 1
        case bytes = 2
        case fixed32 = 5
    }

    struct Field {
        var number: Int
        var type: WireType
        /// Where its tag stands.
        var offset: Int
    }

    let file: UnsafeRawBufferPointer
    private(set) var position: Int
    let end: Int

    init(_ file: UnsafeRawBufferPointer) {
        self.init(file, 0..<file.count)
    }

    init(_ file: UnsafeRawBufferPointer, _ range: Range<Int>) {
        self.file = file
        position = range.lowerBound
        end = range.upperBound
    }

    @inline(__always)
    var isAtEnd: Bool { position >= end }

    /// The next field, whose value is to be read or skipped then; `nil` at the end.
    @inline(__always)
    mutating func field() throws(ProfileFormatError) -> Field? {
        guard position < end else { return nil }
        let offset = position
        let tag = try varint()
        guard let type = WireType(rawValue: UInt8(truncatingIfNeeded: tag) & 7) else {
            throw ProfileFormatError(.malformed, "the profile has a field of an unknown wire type", offset: offset)
        }
        let number = tag >> 3
        guard number > 0, number < 1 << 29 else {
            throw ProfileFormatError(.malformed, "the profile has a field of an impossible number", offset: offset)
        }
        return Field(number: Int(number), type: type, offset: offset)
    }

    @inline(__always)
    mutating func varint() throws(ProfileFormatError) -> UInt64 {
        if position < end {
            let byte = file[position]
            if byte < 0x80 {
                position += 1
                return UInt64(byte)
            }
        }
        return try longVarint()
    }

    private mutating func longVarint() throws(ProfileFormatError) -> UInt64 {
        let start = position
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while position < end {
            let byte = file[position]
            position += 1
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
            shift += 7
            if shift >= 70 {
                throw ProfileFormatError(.malformed, "the profile has a number of too many bytes", offset: start)
            }
        }
        throw ProfileFormatError(.malformed, "the profile ends within a number", offset: start)
    }

    /// The range of a field's bytes.
    @inline(__always)
    mutating func bytes() throws(ProfileFormatError) -> Range<Int> {
        let start = position
        let count = try varint()
        guard count <= UInt64(end - position) else {
            throw ProfileFormatError(.malformed, "the profile ends within a field of \(count) bytes", offset: start)
        }
        let range = position..<(position + Int(count))
        position = range.upperBound
        return range
    }

    mutating func skip(_ field: Field) throws(ProfileFormatError) {
        switch field.type {
        case .varint: _ = try varint()
        case .bytes: _ = try bytes()
        case .fixed32: try skip(4, field)
        case .fixed64: try skip(8, field)
        }
    }

    private mutating func skip(_ count: Int, _ field: Field) throws(ProfileFormatError) {
        guard count <= end - position else {
            throw ProfileFormatError(.malformed, "the profile ends within a field", offset: field.offset)
        }
        position += count
    }
}

extension WireReader.Field {
    /// The field is not of the type that its number has in pprof.
    var mismatch: ProfileFormatError {
        ProfileFormatError(.malformed, "field \(number) of the profile is of the wrong wire type", offset: offset)
    }
}
