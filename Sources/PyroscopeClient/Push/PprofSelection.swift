/// The samples of one part of a divided pprof and the tables' entries that they need.
struct PprofSelection {
    /// A sample and what it refers to.
    struct Sample {
        var record: Range<Int>
        var locations: [Int] = []
        var strings: [Int] = []
    }

    private let tables: PprofTables
    private var samples: [Range<Int>] = []
    private var locations: PlaceSet
    private var functions: PlaceSet
    private var mappings: PlaceSet
    private var strings: PlaceSet
    private var byteCount: Int

    init(_ tables: PprofTables) {
        self.tables = tables
        locations = PlaceSet(tableCount: tables.locations.count)
        functions = PlaceSet(tableCount: tables.functions.count)
        mappings = PlaceSet(tableCount: tables.mappings.count)
        strings = PlaceSet(tableCount: tables.strings.count)
        // The time takes eleven bytes at most, an empty string two.
        byteCount = 11 + tables.heads.reduce(0) { $0 + $1.count } + 2 * tables.strings.count
        select(strings: tables.headStrings)
    }

    var sampleCount: Int { samples.count }

    /// Adds a sample unless the part would become larger than a limit; returns whether it was added.
    mutating func add(_ sample: Sample, limit: Int) -> Bool {
        let before = (
            byteCount, locations.places.count, functions.places.count, mappings.places.count, strings.places.count
        )
        select(sample)
        if byteCount <= limit {
            samples.append(sample.record)
            return true
        }
        byteCount = before.0
        locations.keepFirst(before.1)
        functions.keepFirst(before.2)
        mappings.keepFirst(before.3)
        strings.keepFirst(before.4)
        return false
    }

    private mutating func select(_ sample: Sample) {
        byteCount += sample.record.count
        select(strings: sample.strings)
        for location in sample.locations where locations.insert(location) {
            let entry = tables.locations[location]
            byteCount += entry.record.count
            for function in entry.functions where functions.insert(function) { select(tables.functions[function]) }
            if let mapping = entry.mapping, mappings.insert(mapping) { select(tables.mappings[mapping]) }
        }
    }

    private mutating func select(_ entry: PprofTables.Entry) {
        byteCount += entry.record.count
        select(strings: entry.strings)
    }

    private mutating func select(strings places: [Int]) {
        // Beside its bytes, a string's length takes up to nine bytes more than that of an empty one.
        for place in places where strings.insert(place) { byteCount += tables.strings[place].count + 9 }
    }

    /// The part as a pprof of its own.
    func bytes(time: Int64) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(byteCount)
        for record in tables.heads + samples { bytes += tables.bytes[record] }
        for place in mappings.places { bytes += tables.bytes[tables.mappings[place].record] }
        for place in locations.places { bytes += tables.bytes[tables.locations[place].record] }
        for place in functions.places { bytes += tables.bytes[tables.functions[place].record] }
        for (place, content) in tables.strings.enumerated() {
            WireWriter.bytes(
                strings.contains(place) ? tables.bytes[content] : [],
                field: PprofTables.Number.string,
                to: &bytes
            )
        }
        WireWriter.number(UInt64(bitPattern: time), field: PprofTables.Number.time, to: &bytes)
        return bytes
    }
}
