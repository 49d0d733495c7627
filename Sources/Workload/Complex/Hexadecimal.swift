/// Bytes as hexadecimal text.
enum Hexadecimal {
    /// Two lower-case digits for each byte, looked up in a table.
    static func text(of bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
            let digits = Self.digits
            for (index, byte) in bytes.enumerated() {
                buffer.initializeElement(at: 2 * index, to: digits[Int(byte >> 4)])
                buffer.initializeElement(at: 2 * index + 1, to: digits[Int(byte & 0xF)])
            }
            return bytes.count * 2
        }
    }

    private static let digits = Array("0123456789abcdef".utf8)
}
