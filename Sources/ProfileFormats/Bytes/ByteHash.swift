/// A fast hash of bytes and of numbers: eight bytes at a time, each step a full product folded into one word.
///
/// It is seeded at random, because names in profiles are foreign: without the seed, nobody can make many of them collide.
/// No result depends on the seed.
struct ByteHash {
    private static let multiplier: UInt64 = 0x9e37_79b9_7f4a_7c15

    private let seed = UInt64.random(in: 1...UInt64.max)

    @inline(__always)
    func callAsFunction(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var state = seed ^ UInt64(truncatingIfNeeded: bytes.count)
        var index = 0
        while bytes.count - index >= 8 {
            state = mix(state, bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        var rest: UInt64 = 0
        while index < bytes.count {
            rest = rest << 8 | UInt64(bytes[index])
            index += 1
        }
        return mix(state, rest)
    }

    /// The hash of no numbers, to be mixed with each.
    @inline(__always)
    var start: UInt64 { seed }

    @inline(__always)
    func mix(_ state: UInt64, _ value: UInt64) -> UInt64 {
        let (high, low) = (state ^ value).multipliedFullWidth(by: Self.multiplier)
        return (high ^ low) &+ seed
    }
}
