/// Checks that the defaults of a schema's fields are values of the fields' types.
struct AvroDefaults {
    let definitions: [AvroName: AvroDefinition]
    private var steps = 0

    /// Nested unions can make the work exponential; a default that needs more than this counts as wrong.
    private static let maximumSteps = 200_000

    init(definitions: [AvroName: AvroDefinition]) {
        self.definitions = definitions
    }

    mutating func check(inOrder names: [AvroName]) throws(AvroError) {
        for name in names {
            guard case .record(let fields, _) = definitions[name]?.kind else { continue }
            for field in fields {
                guard let value = field.defaultValue, !isValid(value, for: field.type) else { continue }
                throw AvroError("the default of field \(AvroName.shown(field.name)) does not fit its type")
            }
        }
    }

    /// Whether a JSON value stands for a value of a type. A union accepts a value of any branch, as registries do.
    private mutating func isValid(_ value: JSONValue, for type: AvroType) -> Bool {
        steps += 1
        guard steps <= Self.maximumSteps else { return false }
        switch type {
        case .primitive(let primitive, _):
            return Self.isValid(value, for: primitive)
        case .array(let element, _):
            guard let items = value.arrayValue else { return false }
            return items.allSatisfy { isValid($0, for: element) }
        case .map(let element, _):
            guard let object = value.objectValue else { return false }
            return object.members.allSatisfy { isValid($0.value, for: element) }
        case .union(let branches):
            return branches.contains { isValid(value, for: $0) }
        case .named(let name):
            guard let definition = definitions[name] else { return false }
            return isValid(value, for: definition)
        }
    }

    private mutating func isValid(_ value: JSONValue, for definition: AvroDefinition) -> Bool {
        switch definition.kind {
        case .enumeration(let symbols, _):
            return value.stringValue.map(symbols.contains) ?? false
        case .fixed(let size):
            return value.stringValue.map { $0.unicodeScalars.count == size && Self.isByteText($0) } ?? false
        case .record(let fields, _):
            guard let object = value.objectValue else { return false }
            return fields.allSatisfy { field in
                guard let member = object[field.name] else { return field.defaultValue != nil }
                return isValid(member, for: field.type)
            }
        }
    }

    private static func isValid(_ value: JSONValue, for primitive: AvroPrimitive) -> Bool {
        switch primitive {
        case .null: value == .null
        case .boolean: value.booleanValue != nil
        case .int: value.integerValue.map { Int32(exactly: $0) != nil } ?? false
        case .long: value.integerValue != nil
        case .float, .double: if case .number = value { true } else { false }
        case .string: value.stringValue != nil
        case .bytes: value.stringValue.map(isByteText) ?? false
        }
    }

    /// Bytes are written as text whose code points 0 to 255 are the bytes.
    private static func isByteText(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value <= 0xFF }
    }
}
