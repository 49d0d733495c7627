/// What the readers of text need of bytes: parts, comparisons, numbers. None of it makes a string.
extension UnsafeRawBufferPointer {
    @inline(__always)
    func part(_ range: Range<Int>) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: self[range]) }

    @inline(__always)
    func from(_ index: Int) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: self[index...]) }

    @inline(__always)
    func upTo(_ index: Int) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: self[..<index]) }

    /// The text; bytes that are no UTF-8 become U+FFFD.
    var text: String { String(decoding: self, as: UTF8.self) }

    @inline(__always)
    var withoutCarriageReturn: UnsafeRawBufferPointer { last == 0x0d ? upTo(count - 1) : self }

    var trimmed: UnsafeRawBufferPointer {
        var (start, end) = (0, count)
        while start < end, self[start].isBlank { start += 1 }
        while start < end, self[end - 1].isBlank { end -= 1 }
        return part(start..<end)
    }

    var withoutTrailingBlanks: UnsafeRawBufferPointer {
        var end = count
        while end > 0, self[end - 1].isBlank { end -= 1 }
        return upTo(end)
    }

    func equals(_ other: StaticString) -> Bool { count == other.utf8CodeUnitCount && starts(with: other) }

    func starts(with other: StaticString) -> Bool {
        other.withUTF8Buffer { starts(with: $0) }
    }

    func ends(with other: StaticString) -> Bool {
        let size = other.utf8CodeUnitCount
        return count >= size && from(count - size).starts(with: other)
    }

    /// The number that the bytes write in decimal, without a sign; `nil` when it is none or larger than 2^63 - 1.
    var decimal: Int64? {
        guard !isEmpty else { return nil }
        var value: Int64 = 0
        for byte in self {
            guard byte.isDigit else { return nil }
            let (product, overflows) = value.multipliedReportingOverflow(by: 10)
            let (sum, carries) = product.addingReportingOverflow(Int64(byte - 0x30))
            if overflows || carries { return nil }
            value = sum
        }
        return value
    }
}

extension UInt8 {
    @inline(__always)
    var isBlank: Bool { self == 0x20 || self == 0x09 }

    @inline(__always)
    var isDigit: Bool { self &- 0x30 < 10 }

    @inline(__always)
    var isHexDigit: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }

    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
}
