import Orders

/// What the characters of a text are like.
struct CharacterStatistics: Equatable {
    /// How many different UTF-8 code units there are.
    var distinct: Int32
    /// The most frequent ASCII characters, at most five, the most frequent first, ties by code.
    var mostFrequent: String
}

/// Counts the UTF-8 code units of a text in 256 counters that are used again.
///
/// A dictionary of `Character` would segment graphemes and hash each one, at sixty times the cost.
struct CharacterHistogram {
    static let reported = 5

    private var counts = [UInt32](repeating: 0, count: 256)

    mutating func count(_ text: String) -> CharacterStatistics {
        counts.withUnsafeMutableBufferPointer { counts in
            counts.update(repeating: 0)
            text.withUTF8Bytes { bytes in
                for byte in bytes { counts[Int(byte)] &+= 1 }
            }
            return Self.statistics(UnsafeBufferPointer(counts))
        }
    }

    private static func statistics(_ counts: UnsafeBufferPointer<UInt32>) -> CharacterStatistics {
        var distinct: Int32 = 0
        var best: [UInt8] = []
        best.reserveCapacity(reported + 1)
        for code in 0..<256 where counts[code] > 0 {
            distinct += 1
            guard code < 128 else { continue }
            if best.count == reported, counts[code] <= counts[Int(best[reported - 1])] { continue }
            let place = best.firstIndex { counts[Int($0)] < counts[code] } ?? best.count
            best.insert(UInt8(code), at: place)
            if best.count > reported { best.removeLast() }
        }
        return CharacterStatistics(distinct: distinct, mostFrequent: String(decoding: best, as: UTF8.self))
    }
}
