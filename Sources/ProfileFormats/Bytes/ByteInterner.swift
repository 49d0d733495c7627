import Glibc

/// Numbers different texts in the order in which they come, by their bytes: a text that was seen before costs no object.
struct ByteInterner {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var slots = SlotTable()
    private let hash = ByteHash()

    var count: Int { ends.count }

    /// The number of a text, or `nil` when it was not added.
    @inline(__always)
    func find(_ text: UnsafeRawBufferPointer) -> Int? {
        slots.find(hash(text)) { equals(text, $0) }
    }

    /// Adds a text that was not added before.
    mutating func add(_ text: UnsafeRawBufferPointer) -> Int {
        let number = ends.count
        bytes.append(contentsOf: text)
        ends.append(bytes.count)
        slots.insert(number, hash(text))
        return number
    }

    /// The number of a text, which is added when it is new.
    mutating func intern(_ text: UnsafeRawBufferPointer) -> (number: Int, isNew: Bool) {
        if let number = find(text) { return (number, false) }
        return (add(text), true)
    }

    private func range(of number: Int) -> Range<Int> {
        (number == 0 ? 0 : ends[number - 1])..<ends[number]
    }

    @inline(__always)
    private func equals(_ text: UnsafeRawBufferPointer, _ number: Int) -> Bool {
        let range = range(of: number)
        guard range.count == text.count else { return false }
        guard let start = text.baseAddress, !range.isEmpty else { return true }
        return bytes.withUnsafeBytes { known in
            guard let base = known.baseAddress else { return false }
            return memcmp(base + range.lowerBound, start, range.count) == 0
        }
    }
}
