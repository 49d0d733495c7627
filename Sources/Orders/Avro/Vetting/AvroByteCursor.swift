/// A place in the bytes of a record; no read passes the end.
struct AvroByteCursor {
    private var position: UnsafeRawPointer
    private(set) var remaining: Int
    /// The memory that the arrays and maps so far will need in libavro.
    var weight = 0

    init(start: UnsafeRawPointer, count: Int) {
        position = start
        remaining = count
    }

    @inline(__always)
    mutating func skip(_ count: Int) throws(CodecError) {
        guard count <= remaining else { throw CodecError(.avroTruncated, "the record ends early") }
        position += count
        remaining -= count
    }

    /// Reads a zigzag number of up to ten bytes.
    @inline(__always)
    mutating func readLong() throws(CodecError) -> Int64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            guard remaining > 0 else { throw CodecError(.avroTruncated, "the record ends within a number") }
            let byte = position.load(as: UInt8.self)
            position += 1
            remaining -= 1
            guard shift < 63 || byte <= 1 else { throw CodecError(.avroValue, "a number beyond 64 bits") }
            value |= UInt64(byte & 0x7F) << shift
            guard byte >= 0x80 else { break }
            shift += 7
        }
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    @inline(__always)
    mutating func skipInt() throws(CodecError) {
        guard Int32(exactly: try readLong()) != nil else { throw CodecError(.avroValue, "an int beyond 32 bits") }
    }

    mutating func skipBoolean() throws(CodecError) {
        guard remaining > 0 else { throw CodecError(.avroTruncated, "the record ends early") }
        guard position.load(as: UInt8.self) <= 1 else { throw CodecError(.avroValue, "a boolean that is neither") }
        try skip(1)
    }

    /// Reads the length of a text or of bytes.
    @inline(__always)
    mutating func readLength() throws(CodecError) -> Int {
        let length = try readLong()
        guard length >= 0, length <= Int64(CodecLimits.recordByteCount) else {
            throw CodecError(.avroLimit, "a length that no order has")
        }
        return Int(length)
    }

    @inline(__always)
    mutating func skipText() throws(CodecError) {
        let length = try readLength()
        let start = position
        try skip(length)
        guard UTF8Check.isValid(UnsafeRawBufferPointer(start: start, count: length)) else {
            throw CodecError(.textUTF8, "a text is not UTF-8")
        }
    }

    /// Reads an index into an enum or a union.
    @inline(__always)
    mutating func readIndex(below count: Int) throws(CodecError) -> Int {
        let index = try readLong()
        guard index >= 0, index < Int64(count) else { throw CodecError(.avroValue, "an index that does not exist") }
        return Int(index)
    }

    /// Reads the head of a block: the number of items, and the size in bytes when the count was negative.
    mutating func readBlock() throws(CodecError) -> (count: Int, size: Int?) {
        let count = try readLong()
        guard count < 0 else { return (Int(count), nil) }
        guard count > Int64.min else { throw CodecError(.avroLimit, "a count that no order has") }
        let size = try readLength()
        guard size <= remaining else { throw CodecError(.avroTruncated, "a block is longer than the record") }
        return (Int(-count), size)
    }
}
