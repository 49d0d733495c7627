/// Whether data of one schema can be read with another, by the resolution rules of the Avro specification.
struct AvroCompatibility {
    private struct Pair: Hashable {
        var reader: AvroName
        var writer: AvroName
    }

    private let reader: AvroSchema
    private let writer: AvroSchema
    /// Pairs proven unreadable. All others are believed readable until the opposite is found, which makes recursive
    /// schemas come out right.
    private var unreadable: Set<Pair> = []
    private var visited: Set<Pair> = []
    private var problems: [String] = []
    private var steps = 0

    /// Keep the work and the stack small on hostile schemas; a schema beyond them counts as incompatible.
    private static let maximumSteps = 1_000_000
    private static let maximumDepth = 256

    private init(reader: AvroSchema, writer: AvroSchema) {
        self.reader = reader
        self.writer = writer
    }

    /// What keeps `reader` from reading data of `writer`; empty when it can.
    static func problems(reader: AvroSchema, writer: AvroSchema) -> [String] {
        var check = AvroCompatibility(reader: reader, writer: writer)
        while true {
            let before = check.unreadable.count
            check.visited = []
            check.problems = []
            let isReadable = check.canRead(reader.root, writer.root, at: "", depth: 0)
            if check.unreadable.count == before {
                return isReadable ? [] : check.problems
            }
        }
    }

    private mutating func canRead(_ reader: AvroType, _ writer: AvroType, at path: String, depth: Int) -> Bool {
        steps += 1
        guard steps <= Self.maximumSteps, depth <= Self.maximumDepth else {
            return fail("the schemas are too large to compare", at: path)
        }
        switch (reader, writer) {
        case (_, .union(let branches)):
            return branches.allSatisfy { canRead(reader, $0, at: path, depth: depth + 1) }
        case (.union(let branches), _):
            let known = problems
            guard branches.contains(where: { canRead($0, writer, at: path, depth: depth + 1) }) else {
                problems = known
                return fail("no branch of the reader's union reads \(writer.unionKey)", at: path)
            }
            problems = known
            return true
        case (.array(let reader, _), .array(let writer, _)):
            return canRead(reader, writer, at: path + "/items", depth: depth + 1)
        case (.map(let reader, _), .map(let writer, _)):
            return canRead(reader, writer, at: path + "/values", depth: depth + 1)
        case (.primitive(let reader, _), .primitive(let writer, _)):
            return reader.canRead(writer)
                || fail("\(reader.rawValue) does not read \(writer.rawValue)", at: path)
        case (.named(let reader), .named(let writer)):
            return canRead(Pair(reader: reader, writer: writer), at: path, depth: depth)
        default:
            return fail("\(reader.unionKey) does not read \(writer.unionKey)", at: path)
        }
    }

    private mutating func canRead(_ pair: Pair, at path: String, depth: Int) -> Bool {
        if unreadable.contains(pair) {
            return fail("\(pair.reader.full) does not read \(pair.writer.full)", at: path)
        }
        guard visited.insert(pair).inserted else { return true }
        guard let readerType = reader.definitions[pair.reader], let writerType = writer.definitions[pair.writer],
            canRead(readerType, writerType, at: path, depth: depth)
        else {
            unreadable.insert(pair)
            return false
        }
        return true
    }

    private mutating func fail(_ problem: String, at path: String) -> Bool {
        if problems.count < 20 { problems.append("\(path.isEmpty ? "/" : path): \(problem)") }
        return false
    }
}

extension AvroCompatibility {
    private mutating func canRead(
        _ reader: AvroDefinition,
        _ writer: AvroDefinition,
        at path: String,
        depth: Int
    ) -> Bool {
        // The namespace may change; Avro compares the last part of the name, or an alias.
        let isSameName = reader.name.simple == writer.name.simple || reader.aliases.contains(writer.name)
        guard isSameName else {
            return fail("\(reader.name.full) does not read \(writer.name.full): other name", at: path)
        }
        switch (reader.kind, writer.kind) {
        case (.record(let reader, _), .record(let writer, _)):
            return canRead(reader, writer, at: path, depth: depth)
        case (.enumeration(let symbols, let defaultSymbol), .enumeration(let written, _)):
            let missing = Set(written).subtracting(symbols)
            guard missing.isEmpty || defaultSymbol != nil else {
                return fail("the reader lacks symbols: \(missing.sorted().joined(separator: ", "))", at: path)
            }
            return true
        case (.fixed(let size), .fixed(let written)):
            return size == written || fail("fixed of \(size) does not read fixed of \(written)", at: path)
        default:
            return fail("\(reader.name.full) is of another kind", at: path)
        }
    }

    private mutating func canRead(
        _ readerFields: [AvroField],
        _ writerFields: [AvroField],
        at path: String,
        depth: Int
    ) -> Bool {
        let written = Dictionary(writerFields.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var isReadable = true
        for field in readerFields {
            let place = "\(path)/fields/\(field.name)"
            let names = [field.name] + field.aliases
            if let source = names.lazy.compactMap({ written[$0] }).first {
                isReadable = canRead(field.type, source.type, at: place, depth: depth + 1) && isReadable
            } else if field.defaultValue == nil && !hasEnumerationDefault(field.type) {
                isReadable = fail("the field is missing in the writer and has no default", at: place) && isReadable
            }
        }
        return isReadable
    }

    private func hasEnumerationDefault(_ type: AvroType) -> Bool {
        guard case .named(let name) = type, case .enumeration(_, let symbol) = reader.definitions[name]?.kind else {
            return false
        }
        return symbol != nil
    }
}

extension AvroPrimitive {
    /// The promotions of the Avro specification.
    fileprivate func canRead(_ writer: AvroPrimitive) -> Bool {
        switch (self, writer) {
        case (.long, .int), (.float, .int), (.float, .long): true
        case (.double, .int), (.double, .long), (.double, .float): true
        case (.string, .bytes), (.bytes, .string): true
        default: self == writer
        }
    }
}
