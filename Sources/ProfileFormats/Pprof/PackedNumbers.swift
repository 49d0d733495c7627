/// The numbers of a repeated field, in memory that is used again for each message.
struct PackedNumbers {
    private var storage: [UInt64] = []
    private(set) var count = 0

    @inline(__always)
    subscript(place: Int) -> UInt64 { storage[place] }

    var numbers: ArraySlice<UInt64> { storage[..<count] }

    mutating func removeAll() { count = 0 }

    mutating func append(_ number: UInt64) {
        reserve(1)
        storage[count] = number
        count += 1
    }

    /// Appends numbers that are packed into a range of a file.
    mutating func append(packed file: UnsafeRawBufferPointer, _ range: Range<Int>) throws(ProfileFormatError) {
        // A number takes at least a byte.
        reserve(range.count)
        var position = appendShort(file, range)
        while position < range.upperBound {
            var reader = WireReader(file, position..<range.upperBound)
            append(try reader.varint())
            position = appendShort(file, reader.position..<range.upperBound)
        }
    }

    /// Appends numbers as long as they have one or two bytes.
    ///
    /// - Returns: Where the next one begins.
    @inline(__always)
    private mutating func appendShort(_ file: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int {
        var position = range.lowerBound
        var count = count
        storage.withUnsafeMutableBufferPointer { numbers in
            while position < range.upperBound {
                let first = file[position]
                if first < 0x80 {
                    numbers[count] = UInt64(first)
                    position += 1
                } else {
                    guard position + 1 < range.upperBound, file[position + 1] < 0x80 else { break }
                    numbers[count] = UInt64(first & 0x7f) | UInt64(file[position + 1]) << 7
                    position += 2
                }
                count += 1
            }
        }
        self.count = count
        return position
    }

    private mutating func reserve(_ more: Int) {
        if storage.count < count + more {
            storage.append(contentsOf: repeatElement(0, count: max(more, storage.count)))
        }
    }
}
