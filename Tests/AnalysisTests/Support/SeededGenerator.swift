#if canImport(Glibc)
    import Glibc
#endif

/// SplitMix64, so that a test draws the same numbers every time.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A standard normal number, by the method of Box and Muller.
    mutating func normal() -> Double {
        let radius = (-2 * log(Double.random(in: Double.leastNonzeroMagnitude..<1, using: &self))).squareRoot()
        return radius * cos(2 * Double.pi * Double.random(in: 0..<1, using: &self))
    }

    /// A count with a mean and a variance of `dispersion` times the mean; never negative.
    mutating func count(mean: Double, dispersion: Double) -> Int64 {
        Int64(max(0, (mean + (dispersion * mean).squareRoot() * normal()).rounded()))
    }
}
