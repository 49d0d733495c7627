/// The 64-bit FNV-1a hash (RFC 9923), fed piece by piece.
///
/// Good enough to notice damage, cheap enough to compute for every order. It protects against nobody's intent.
package struct FNV1a: Sendable {
    /// The hash of everything fed so far.
    package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    /// Starts a hash.
    package init() {}

    /// Feeds bytes.
    package mutating func combine(_ bytes: UnsafeBufferPointer<UInt8>) {
        var hash = value
        for byte in bytes {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        value = hash
    }

    /// Feeds a number as eight bytes, least significant first.
    package mutating func combine(_ number: Int64) {
        withUnsafeBytes(of: number.littleEndian) { raw in
            raw.withMemoryRebound(to: UInt8.self) { combine($0) }
        }
    }

    /// Feeds the UTF-8 of a text after its length, so that moving a character to the next field changes the hash.
    package mutating func combine(_ text: String) {
        combine(Int64(text.utf8.count))
        text.withUTF8Bytes { combine($0) }
    }

    /// The hash folded to 32 bits: the upper half exclusive-or the lower half (RFC 9923, xor folding).
    package var folded: UInt32 { UInt32(truncatingIfNeeded: value >> 32) ^ UInt32(truncatingIfNeeded: value) }
}
