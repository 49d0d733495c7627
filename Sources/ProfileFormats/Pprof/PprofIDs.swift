/// The places of a table's entries by their ids, which are not zero and unique.
struct PprofIDs {
    private let name: String
    /// For ids that are hardly larger than the table: the place plus one.
    private var dense: [UInt32] = []
    private var sparse: [UInt64: Int] = [:]
    private let isDense: Bool

    /// - Parameters:
    ///   - name: What the entries are, for errors.
    ///   - entries: Ids and places in the file.
    /// - Throws: `ProfileFormatError` when an id is zero or stands twice.
    init(_ name: String, _ entries: [(id: UInt64, offset: Int)]) throws(ProfileFormatError) {
        self.name = name
        let largest = entries.reduce(0) { max($0, $1.id) }
        isDense = largest <= UInt64(entries.count) * 4 + 1024
        if isDense { dense = [UInt32](repeating: 0, count: Int(largest) + 1) }
        for (place, entry) in entries.enumerated() {
            guard entry.id != 0 else {
                throw ProfileFormatError(.malformed, "the profile has a \(name) with the id 0", offset: entry.offset)
            }
            guard find(entry.id) == nil else {
                throw ProfileFormatError(.malformed, "the profile has two \(name)s \(entry.id)", offset: entry.offset)
            }
            if isDense {
                dense[Int(entry.id)] = UInt32(place + 1)
            } else {
                sparse[entry.id] = place
            }
        }
    }

    /// Ids below this are hardly more than there are entries; 0 when ids are scattered.
    var denseCount: Int { dense.count }

    func find(_ id: UInt64) -> Int? {
        guard isDense else { return sparse[id] }
        guard id < UInt64(dense.count), dense[Int(id)] != 0 else { return nil }
        return Int(dense[Int(id)]) - 1
    }

    /// The place of an entry that something at a place in the file speaks of.
    func place(of id: UInt64, offset: Int) throws(ProfileFormatError) -> Int {
        if let place = find(id) { return place }
        throw ProfileFormatError(.malformed, "the profile speaks of \(name) \(id), which it has not", offset: offset)
    }
}
