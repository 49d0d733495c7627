/// Writes protobuf's wire format.
enum WireWriter {
    /// A field that is a number.
    static func number(_ value: UInt64, field: UInt64, to bytes: inout [UInt8]) {
        varint(field << 3, to: &bytes)
        varint(value, to: &bytes)
    }

    /// A field that is a run of bytes.
    static func bytes(_ content: ArraySlice<UInt8>, field: UInt64, to bytes: inout [UInt8]) {
        varint(field << 3 | 2, to: &bytes)
        varint(UInt64(content.count), to: &bytes)
        bytes += content
    }

    private static func varint(_ value: UInt64, to bytes: inout [UInt8]) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
