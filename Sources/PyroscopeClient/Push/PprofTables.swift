/// Where the parts of a pprof lie in its bytes, and which of them refer to which: all that dividing it needs.
struct PprofTables {
    /// A record that refers to others.
    struct Entry {
        /// Where it lies in the bytes.
        var record: Range<Int>
        /// The places of strings it refers to.
        var strings: [Int] = []
        /// The places, in their own table, of the functions (for a location) it refers to.
        var functions: [Int] = []
        /// The place of a location's mapping.
        var mapping: Int?
    }

    let bytes: [UInt8]
    /// Fields that belong to the profile as a whole, except its time.
    private(set) var heads: [Range<Int>] = []
    /// Strings that those refer to.
    private(set) var headStrings: [Int] = []
    /// Each a record and where its content lies.
    private(set) var samples: [(record: Range<Int>, content: Range<Int>)] = []
    private(set) var mappings: [Entry] = []
    private(set) var locations: [Entry] = []
    private(set) var functions: [Entry] = []
    private(set) var strings: [Range<Int>] = []
    /// The time stamp, in nanoseconds since 1970; 0 when there is none.
    private(set) var time: Int64 = 0

    private var mappingPlaces: [UInt64: Int] = [:]
    private var functionPlaces: [UInt64: Int] = [:]
    private var locationPlaces: [UInt64: Int] = [:]

    /// The field numbers of pprof's `Profile` (profile.proto).
    enum Number {
        static let sampleType: UInt64 = 1
        static let sample: UInt64 = 2
        static let mapping: UInt64 = 3
        static let location: UInt64 = 4
        static let function: UInt64 = 5
        static let string: UInt64 = 6
        static let time: UInt64 = 9
        static let periodType: UInt64 = 11
        static let comment: UInt64 = 13
        /// Fields that are the place of a string: frames to drop and to keep, the default type, an address of documents.
        static let stringFields: Set<UInt64> = [7, 8, 14, 15]
    }

    init(_ bytes: [UInt8]) throws(WireReader.Fault) {
        self.bytes = bytes
        var later: [WireReader.Field] = []
        var reader = WireReader(bytes)
        while let field = try reader.next() {
            switch field.number {
            case Number.sample: samples.append((field.record, field.content))
            case Number.string: strings.append(field.content)
            case Number.time: time = Int64(bitPattern: field.value)
            case Number.mapping, Number.function: try addLeaf(field)
            // They refer to tables that may come after them.
            case Number.location: later.append(field)
            default: try addHead(field)
            }
        }
        for field in later { try addLocation(field) }
        let places = headStrings + (mappings + functions).flatMap(\.strings)
        guard places.allSatisfy(strings.indices.contains) else {
            throw WireReader.Fault(problem: "a string is missing", offset: bytes.count)
        }
    }

    /// The place of a location in `locations`.
    func place(ofLocation id: UInt64, at offset: Int) throws(WireReader.Fault) -> Int {
        guard let place = locationPlaces[id] else {
            throw WireReader.Fault(problem: "a location is missing", offset: offset)
        }
        return place
    }

    private mutating func addHead(_ field: WireReader.Field) throws(WireReader.Fault) {
        heads.append(field.record)
        var places: [Int] = []
        switch field.number {
        case Number.sampleType, Number.periodType:
            places = try Self.numbers(in: field, of: bytes, where: { $0 == 1 || $0 == 2 })
        case Number.comment:
            try field.forEachNumber(in: bytes) { places.append(Int(clamping: $0)) }
        case let number where Number.stringFields.contains(number):
            places = [Int(clamping: field.value)]
        default: break
        }
        headStrings += places
    }

    /// Mappings and functions refer to strings alone.
    private mutating func addLeaf(_ field: WireReader.Field) throws(WireReader.Fault) {
        let isMapping = field.number == Number.mapping
        let stringFields: Set<UInt64> = isMapping ? [5, 6] : [2, 3, 4]
        let id = try Self.numbers(in: field, of: bytes, where: { $0 == 1 }, convert: { $0 }).last ?? 0
        let entry = Entry(
            record: field.record,
            strings: try Self.numbers(in: field, of: bytes, where: stringFields.contains)
        )
        let isNew =
            isMapping
            ? mappingPlaces.updateValue(mappings.count, forKey: id) == nil
            : functionPlaces.updateValue(functions.count, forKey: id) == nil
        guard id != 0, isNew else {
            throw WireReader.Fault(problem: "a number is 0 or occurs twice", offset: field.record.lowerBound)
        }
        if isMapping { mappings.append(entry) } else { functions.append(entry) }
    }

    private mutating func addLocation(_ field: WireReader.Field) throws(WireReader.Fault) {
        var entry = Entry(record: field.record)
        var id: UInt64 = 0
        var reader = WireReader(bytes, in: field.content)
        while let part = try reader.next() {
            switch part.number {
            case 1: id = part.value
            case 2 where part.value != 0: entry.mapping = try found(mappingPlaces[part.value], part)
            case 4:
                let function = try Self.numbers(in: part, of: bytes, where: { $0 == 1 }, convert: { $0 }).last ?? 0
                entry.functions.append(try found(functionPlaces[function], part))
            default: break
            }
        }
        guard id != 0, locationPlaces.updateValue(locations.count, forKey: id) == nil else {
            throw WireReader.Fault(problem: "a number is 0 or occurs twice", offset: field.record.lowerBound)
        }
        locations.append(entry)
    }

    private func found(_ place: Int?, _ part: WireReader.Field) throws(WireReader.Fault) -> Int {
        guard let place else {
            throw WireReader.Fault(problem: "a mapping or function is missing", offset: part.record.lowerBound)
        }
        return place
    }

    /// The numbers in a record's fields of some numbers.
    private static func numbers<Number>(
        in field: WireReader.Field,
        of bytes: [UInt8],
        where isWanted: (UInt64) -> Bool,
        convert: (UInt64) -> Number = { Int(clamping: $0) }
    ) throws(WireReader.Fault) -> [Number] {
        var numbers: [Number] = []
        var reader = WireReader(bytes, in: field.content)
        while let part = try reader.next() {
            if isWanted(part.number) { numbers.append(convert(part.value)) }
        }
        return numbers
    }
}
