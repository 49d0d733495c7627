/// Little-endian numbers in the bytes of a file. Callers have checked that the place is inside.
extension [UInt8] {
    func word16(at offset: Int) -> UInt16 { UInt16(truncatingIfNeeded: word(at: offset, size: 2)) }
    func word32(at offset: Int) -> UInt32 { UInt32(truncatingIfNeeded: word(at: offset, size: 4)) }
    func word64(at offset: Int) -> UInt64 { word(at: offset, size: 8) }

    private func word(at offset: Int, size: Int) -> UInt64 {
        var value: UInt64 = 0
        for index in (0..<size).reversed() { value = value << 8 | UInt64(self[offset + index]) }
        return value
    }

    mutating func set(_ value: UInt32, at offset: Int) {
        for index in 0..<4 { self[offset + index] = UInt8(truncatingIfNeeded: value >> (8 * UInt32(index))) }
    }

    mutating func set(_ value: UInt64, at offset: Int) {
        for index in 0..<8 { self[offset + index] = UInt8(truncatingIfNeeded: value >> (8 * UInt64(index))) }
    }
}
