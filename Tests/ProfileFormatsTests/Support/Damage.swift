/// Ways in which files are damaged.
enum Damage {
    /// Bytes cut off, flipped, put in, left out or taken from elsewhere in the file.
    static func apply(to bytes: [UInt8], using numbers: inout SplitMix64) -> [UInt8] {
        var damaged = bytes
        for _ in 0..<Int.random(in: 1...3, using: &numbers) where !damaged.isEmpty {
            let place = Int.random(in: 0..<damaged.count, using: &numbers)
            switch Int.random(in: 0..<6, using: &numbers) {
            case 0: damaged.removeLast(damaged.count - place)
            case 1: damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
            case 2: damaged[place] = UInt8.random(in: .min ... .max, using: &numbers)
            case 3: damaged.insert(UInt8.random(in: .min ... .max, using: &numbers), at: place)
            case 4: damaged.remove(at: place)
            default:
                let end = min(damaged.count, place + Int.random(in: 1...20, using: &numbers))
                damaged.insert(contentsOf: damaged[place..<end], at: Int.random(in: 0...damaged.count, using: &numbers))
            }
        }
        return damaged
    }
}
