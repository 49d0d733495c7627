/// Some places of a table, in the order in which they came; the last to come can be taken back.
struct PlaceSet {
    private var isMember: [Bool]
    private(set) var places: [Int] = []

    init(tableCount: Int) {
        isMember = Array(repeating: false, count: tableCount)
    }

    func contains(_ place: Int) -> Bool { isMember[place] }

    /// Returns whether the place is new.
    mutating func insert(_ place: Int) -> Bool {
        guard !isMember[place] else { return false }
        isMember[place] = true
        places.append(place)
        return true
    }

    /// Takes back what came after the first few.
    mutating func keepFirst(_ count: Int) {
        for place in places[count...] { isMember[place] = false }
        places.removeLast(places.count - count)
    }
}
