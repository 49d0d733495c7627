/// Writes and reads just enough pprof to check what was pushed, by its own means.
struct TestPprof {
    struct Sample: Hashable {
        /// The innermost first.
        var stack: [String]
        var label: String
        var value: UInt64
    }

    var samples: [Sample]
    var time: UInt64

    // MARK: Writing

    /// The bytes.
    ///
    /// - Parameter isPacked: Whether repeated numbers are packed, as most writers do.
    /// - Returns: The pprof.
    func encoded(isPacked: Bool = true) -> [UInt8] {
        var strings = ["", "cpu", "nanoseconds", "thread"]
        var places = Dictionary(uniqueKeysWithValues: strings.enumerated().map { ($1, UInt64($0)) })
        func place(_ text: String) -> UInt64 {
            if let place = places[text] { return place }
            places[text] = UInt64(strings.count)
            strings.append(text)
            return UInt64(strings.count - 1)
        }
        var output = Self.message(1, Self.number(1, 1) + Self.number(2, 2)) + Self.number(12, 10_309_278)
        output += Self.message(11, Self.number(1, 1) + Self.number(2, 2))
        var functions: [UInt8] = []
        var ids: [String: UInt64] = [:]
        for sample in samples {
            var numbers: [UInt64] = []
            for name in sample.stack {
                if ids[name] == nil {
                    let id = UInt64(ids.count + 1)
                    ids[name] = id
                    functions += Self.message(5, Self.number(1, id) + Self.number(2, place(name)))
                    functions += Self.message(
                        4,
                        Self.number(1, id) + Self.number(2, 1) + Self.message(4, Self.number(1, id))
                    )
                }
                numbers.append(ids[name] ?? 0)
            }
            var content =
                isPacked
                ? Self.message(1, numbers.flatMap(Self.varint)) + Self.message(2, Self.varint(sample.value))
                : numbers.flatMap { Self.number(1, $0) } + Self.number(2, sample.value)
            content += Self.message(3, Self.number(1, 3) + Self.number(2, place(sample.label)))
            output += Self.message(2, content)
        }
        output += Self.message(3, Self.number(1, 1) + Self.number(5, place("/app/producer"))) + functions
        for string in strings { output += Self.message(6, Array(string.utf8)) }
        return output + Self.number(9, time)
    }

    private static func varint(_ value: UInt64) -> [UInt8] {
        value < 0x80 ? [UInt8(value)] : [UInt8(value & 0x7F) | 0x80] + varint(value >> 7)
    }

    private static func number(_ field: UInt64, _ value: UInt64) -> [UInt8] { varint(field << 3) + varint(value) }

    private static func message(_ field: UInt64, _ content: [UInt8]) -> [UInt8] {
        varint(field << 3 | 2) + varint(UInt64(content.count)) + content
    }

    // MARK: Reading

    /// Reads what this type or a division of it wrote.
    init?(_ bytes: [UInt8]) {
        guard let fields = Self.fields(bytes) else { return nil }
        let strings = fields.filter { $0.number == 6 }.map { String(decoding: $0.content, as: UTF8.self) }
        func string(_ place: UInt64) -> String? { place < strings.count ? strings[Int(place)] : nil }
        var names: [UInt64: String] = [:]
        for field in fields where field.number == 5 {
            guard let parts = Self.fields(Array(field.content)) else { return nil }
            names[Self.value(1, parts)] = string(Self.value(2, parts))
        }
        var locations: [UInt64: String] = [:]
        for field in fields where field.number == 4 {
            guard let parts = Self.fields(Array(field.content)), let line = parts.first(where: { $0.number == 4 }),
                let inner = Self.fields(Array(line.content))
            else { return nil }
            locations[Self.value(1, parts)] = names[Self.value(1, inner)]
        }
        samples = []
        for field in fields where field.number == 2 {
            guard let parts = Self.fields(Array(field.content)) else { return nil }
            let stack = Self.numbers(1, parts).map { locations[$0] }
            let labels = parts.filter { $0.number == 3 }.compactMap { Self.fields(Array($0.content)) }
            guard let value = Self.numbers(2, parts).first,
                let label = labels.first.flatMap({ string(Self.value(2, $0)) }),
                string(Self.value(1, labels[0])) == "thread", !stack.contains(nil)
            else { return nil }
            samples.append(Sample(stack: stack.compactMap { $0 }, label: label, value: value))
        }
        time = Self.value(9, fields)
    }

    init(samples: [Sample], time: UInt64) {
        self.samples = samples
        self.time = time
    }

    private struct Field {
        var number: UInt64
        var value: UInt64
        var content: ArraySlice<UInt8>
    }

    private static func value(_ number: UInt64, _ fields: [Field]) -> UInt64 {
        fields.last { $0.number == number }?.value ?? 0
    }

    private static func numbers(_ number: UInt64, _ fields: [Field]) -> [UInt64] {
        fields.filter { $0.number == number }.flatMap { field -> [UInt64] in
            guard !field.content.isEmpty else { return [field.value] }
            var rest = field.content
            var numbers: [UInt64] = []
            while let number = takeVarint(&rest) { numbers.append(number) }
            return numbers
        }
    }

    private static func fields(_ bytes: [UInt8]) -> [Field]? {
        var rest = bytes[...]
        var fields: [Field] = []
        while !rest.isEmpty {
            guard let key = takeVarint(&rest), let value = takeVarint(&rest) else { return nil }
            var field = Field(number: key >> 3, value: value, content: [])
            if key & 7 == 2 {
                guard value <= rest.count else { return nil }
                field.content = rest.prefix(Int(value))
                rest = rest.dropFirst(Int(value))
            }
            fields.append(field)
        }
        return fields
    }

    private static func takeVarint(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while let byte = rest.popFirst() {
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return nil
    }
}
