/// The places of things by their hash: an open hash table that knows nothing of what it holds, so that keys need not be
/// objects. Nothing is ever taken out.
struct SlotTable {
    private struct Slot {
        /// Half of the hash: enough for the position, and for all but a few comparisons to be needless.
        var hash: UInt32
        /// The place plus one; 0 in a free slot.
        var entry: UInt32
    }

    private var slots = [Slot](repeating: Slot(hash: 0, entry: 0), count: 64)
    private var used = 0

    /// The place with this hash that is the sought one, or `nil`.
    @inline(__always)
    func find(_ hash: UInt64, where isSought: (Int) -> Bool) -> Int? {
        let mask = slots.count - 1
        let hash = UInt32(truncatingIfNeeded: hash)
        var position = Int(hash) & mask
        while slots[position].entry != 0 {
            if slots[position].hash == hash {
                let place = Int(slots[position].entry) - 1
                if isSought(place) { return place }
            }
            position = (position + 1) & mask
        }
        return nil
    }

    /// Adds a place, below 2^32 - 1, that is not in the table.
    mutating func insert(_ place: Int, _ hash: UInt64) {
        if used * 4 >= slots.count * 3 {
            let old = slots
            slots = [Slot](repeating: Slot(hash: 0, entry: 0), count: old.count * 2)
            for slot in old where slot.entry != 0 { fill(slot) }
        }
        fill(Slot(hash: UInt32(truncatingIfNeeded: hash), entry: UInt32(place + 1)))
        used += 1
    }

    private mutating func fill(_ slot: Slot) {
        let mask = slots.count - 1
        var position = Int(slot.hash) & mask
        while slots[position].entry != 0 { position = (position + 1) & mask }
        slots[position] = slot
    }
}
