/// Checks that bytes are UTF-8, eight at a time as long as they are ASCII.
enum UTF8Check {
    @inline(__always)
    static func isValid(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        let count = bytes.count
        while count - index >= 8 {
            guard bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 else {
                return isValidSlowly(UnsafeRawBufferPointer(rebasing: bytes[index...]))
            }
            index += 8
        }
        while index < count {
            guard bytes[index] < 0x80 else {
                return isValidSlowly(UnsafeRawBufferPointer(rebasing: bytes[index...]))
            }
            index += 1
        }
        return true
    }

    private static func isValidSlowly(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.withMemoryRebound(to: UInt8.self) { (try? UTF8Span(validating: $0.span)) != nil }
    }
}
