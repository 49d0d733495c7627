/// The SplitMix64 generator (Steele, Lea, Flood 2014): one addition and one mix for each number.
///
/// The standard library's generator is not seedable, and orders have to be the same on every machine.
struct SplitMix64: RandomNumberGenerator {
    static let increment: UInt64 = 0x9e37_79b9_7f4a_7c15

    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= Self.increment
        return Self.mix(state)
    }

    /// A number below a bound, by multiplication (Lemire 2019) without the rejection step: the bias is below
    /// bound / 2^64, and the number of draws stays the same for every order.
    mutating func next(below bound: UInt64) -> UInt64 {
        next().multipliedFullWidth(by: bound).high
    }

    /// The output function: a bijection on 64 bits.
    static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
