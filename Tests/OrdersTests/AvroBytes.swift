/// The binary encoding of the Avro specification, written by hand for records no codec would write.
struct AvroBytes {
    var bytes: [UInt8] = []

    func long(_ number: Int64) -> AvroBytes {
        var copy = self
        var rest = UInt64(bitPattern: (number << 1) ^ (number >> 63))
        while rest >= 0x80 {
            copy.bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        copy.bytes.append(UInt8(rest))
        return copy
    }

    func text(_ text: String) -> AvroBytes {
        long(Int64(text.utf8.count)).raw(Array(text.utf8))
    }

    func raw(_ more: [UInt8]) -> AvroBytes {
        AvroBytes(bytes: bytes + more)
    }
}
