/// Writes protobuf's wire format.
extension [UInt8] {
    @inline(__always)
    mutating func appendVarint(_ value: UInt64) {
        var value = value
        while value >= 0x80 {
            append(UInt8(truncatingIfNeeded: value) | 0x80)
            value >>= 7
        }
        append(UInt8(truncatingIfNeeded: value))
    }

    /// Writes a number over bytes that are there.
    mutating func setVarint(_ value: UInt64, at start: Int) {
        var value = value
        var index = start
        while value >= 0x80 {
            self[index] = UInt8(truncatingIfNeeded: value) | 0x80
            value >>= 7
            index += 1
        }
        self[index] = UInt8(truncatingIfNeeded: value)
    }

    /// A field that is a number.
    mutating func appendField(_ number: UInt64, _ value: UInt64) {
        appendVarint(number << 3)
        appendVarint(value)
    }

    /// A field that is bytes; an empty one is left out, as protobuf does with packed numbers.
    mutating func appendField(_ number: UInt64, _ value: ArraySlice<UInt8>) {
        guard !value.isEmpty else { return }
        appendVarint(number << 3 | 2)
        appendVarint(UInt64(value.count))
        append(contentsOf: value)
    }
}

extension UInt64 {
    /// How many bytes the number takes, seven bits in each.
    @inline(__always)
    var varintLength: Int { self < 0x80 ? 1 : (70 - leadingZeroBitCount) / 7 }
}
