/// Numbers written with leading zeros.
enum FixedWidth {
    /// The digits of a number, at least `count` of them, lower case.
    static func digits(of number: UInt64, radix: UInt64, count: Int) -> [UInt8] {
        var digits = [UInt8](repeating: UInt8(ascii: "0"), count: count)
        var rest = number
        var position = count
        while rest > 0 {
            let digit = UInt8(rest % radix)
            let character = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
            if position > 0 {
                position -= 1
                digits[position] = character
            } else {
                digits.insert(character, at: 0)
            }
            rest /= radix
        }
        return digits
    }

    /// A prefix and a decimal number of at least `count` digits.
    static func name(_ prefix: StaticString, _ number: UInt64, count: Int) -> String {
        let digits = digits(of: number, radix: 10, count: count)
        let prefixBytes = UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount)
        return String(unsafeUninitializedCapacity: prefixBytes.count + digits.count) { buffer in
            let end = buffer[...].suffix(from: buffer.initialize(fromContentsOf: prefixBytes))
            _ = UnsafeMutableBufferPointer(rebasing: end).initialize(fromContentsOf: digits)
            return prefixBytes.count + digits.count
        }
    }
}
