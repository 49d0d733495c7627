/// A seeded generator of numbers, the same on every machine (Steele, Lea and Flood, 2014).
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}

extension SplitMix64 {
    /// A text with some bytes changed, cut out, or repeated.
    mutating func mutate(_ text: String, with alphabet: [UInt8]) -> String {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &self) where !bytes.isEmpty {
            let place = Int.random(in: bytes.indices, using: &self)
            switch Int.random(in: 0..<4, using: &self) {
            case 0: bytes[place] = alphabet.randomElement(using: &self) ?? 0
            case 1: bytes.insert(alphabet.randomElement(using: &self) ?? 0, at: place)
            case 2: bytes.removeSubrange(place..<min(place + 5, bytes.count))
            default: bytes.insert(contentsOf: bytes[place..<min(place + 20, bytes.count)], at: place)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
