/// A set of sequence numbers that arrive nearly in order, kept as the end of the gapless part and a bitmap above it.
///
/// Memory follows how far the arrivals spread, not how many there are: a run of a million messages in order takes a few
/// words.
struct SequenceSet {
    /// Every number below this is in the set.
    private(set) var contiguousEnd: UInt64 = 0
    /// How many numbers are in the set.
    private(set) var count: UInt64 = 0
    /// One more than the largest number in the set.
    private(set) var end: UInt64 = 0

    /// Bit i of word w stands for the number (baseWord + w) · 64 + i.
    private var words: [UInt64] = []
    private var head = 0
    private var baseWord: UInt64 = 0

    /// The widest spread that is tracked: 2^27 numbers, 16 MiB of bitmap.
    static let maximumSpread: UInt64 = 1 << 27

    /// Whether a number is close enough to the others to be tracked; a number from a hostile header may not be.
    func canHold(_ number: UInt64) -> Bool {
        number < contiguousEnd || number - contiguousEnd < Self.maximumSpread
    }

    /// Adds a number; `false` when it was there already.
    mutating func insert(_ number: UInt64) -> Bool {
        precondition(canHold(number), "a sequence number beyond the tracked spread")
        guard number >= contiguousEnd else { return false }
        let index = head + Int(number / 64 - baseWord)
        if index >= words.count {
            words.append(contentsOf: repeatElement(0, count: index - words.count + 1))
        }
        let bit: UInt64 = 1 << (number % 64)
        guard words[index] & bit == 0 else { return false }
        words[index] |= bit
        count += 1
        end = max(end, number + 1)
        if number == contiguousEnd { advance() }
        return true
    }

    /// Whether a number is in the set.
    func contains(_ number: UInt64) -> Bool {
        guard number >= contiguousEnd else { return true }
        guard number < end else { return false }
        return words[head + Int(number / 64 - baseWord)] & (1 << (number % 64)) != 0
    }

    /// How many numbers below a limit are missing.
    func missing(below limit: UInt64) -> UInt64 {
        guard limit > contiguousEnd else { return 0 }
        var present: UInt64 = 0
        for number in contiguousEnd..<min(limit, max(end, contiguousEnd)) where contains(number) { present += 1 }
        return limit - contiguousEnd - present
    }

    /// The numbers as ranges of first and last, lowest first, at most so many.
    func ranges(limit: Int = .max) -> [ClosedRange<UInt64>] {
        var result: [ClosedRange<UInt64>] = []
        var first: UInt64? = contiguousEnd > 0 ? 0 : nil
        for number in contiguousEnd..<max(end, contiguousEnd) {
            if contains(number) {
                if first == nil { first = number }
            } else if let start = first {
                result.append(start...(number - 1))
                first = nil
                if result.count == limit { return result }
            }
        }
        if let start = first { result.append(start...(max(end, contiguousEnd) - 1)) }
        return result
    }

    private mutating func advance() {
        while head < words.count {
            let word = words[head] >> (contiguousEnd % 64)
            let ones = UInt64((~word).trailingZeroBitCount)
            let room = 64 - contiguousEnd % 64
            guard ones >= room else {
                contiguousEnd += ones
                break
            }
            contiguousEnd += room
            head += 1
            baseWord += 1
        }
        // Moving the rest down costs its length, so it is done only when more is free than in use.
        if head > 1024, head * 2 > words.count {
            words.removeFirst(head)
            head = 0
        }
    }
}
