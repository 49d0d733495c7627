/// Turns JSON into Avro types and collects the named ones.
struct AvroSchemaParser {
    private(set) var definitions: [AvroName: AvroDefinition] = [:]
    /// The names in the order of their definitions.
    private(set) var order: [AvroName] = []
    private var known: Set<AvroName> = []
    private var typeCount = 0

    /// Keeps the work on a hostile schema small.
    private static let maximumTypes = 10_000

    private static let schemaAttributes: Set<String> = [
        "type", "name", "namespace", "doc", "fields", "items", "values", "symbols", "size", "aliases",
    ]
    private static let fieldAttributes: Set<String> = ["name", "type", "doc", "default", "order", "aliases"]

    mutating func parseType(_ value: JSONValue, scope: String?) throws(AvroError) -> AvroType {
        typeCount += 1
        guard typeCount <= Self.maximumTypes else { throw AvroError("more than \(Self.maximumTypes) types") }
        switch value {
        case .string(let name): return try resolve(name, scope: scope)
        case .array(let branches): return try parseUnion(branches, scope: scope)
        case .object(let object): return try parseObject(object, scope: scope)
        default: throw AvroError("a type is neither a name, a list nor an object")
        }
    }

    private func resolve(_ text: String, scope: String?) throws(AvroError) -> AvroType {
        if let primitive = AvroPrimitive(rawValue: text) {
            return .primitive(primitive, properties: JSONObject())
        }
        let name = try AvroName(text, namespace: nil, scope: scope)
        if known.contains(name) { return .named(name) }
        // A name without dots may also mean a type without namespace.
        let bare = try AvroName(text, namespace: "", scope: nil)
        guard known.contains(bare) else { throw AvroError("\(AvroName.shown(text)) is not defined") }
        return .named(bare)
    }

    private mutating func parseUnion(_ values: [JSONValue], scope: String?) throws(AvroError) -> AvroType {
        var branches: [AvroType] = []
        var kinds: Set<String> = []
        for value in values {
            let branch = try parseType(value, scope: scope)
            if case .union = branch { throw AvroError("a union directly inside a union") }
            guard kinds.insert(branch.unionKey).inserted else { throw AvroError("a type occurs twice in a union") }
            branches.append(branch)
        }
        return .union(branches)
    }

    private mutating func parseObject(_ object: JSONObject, scope: String?) throws(AvroError) -> AvroType {
        guard let type = object["type"] else { throw AvroError("a type has no \"type\"") }
        guard let kind = type.stringValue else { return try parseType(type, scope: scope) }
        switch kind {
        case "record", "error", "enum", "fixed":
            return try parseNamed(object, kind: kind, scope: scope)
        case "array", "map":
            let attribute = kind == "array" ? "items" : "values"
            guard let element = object[attribute] else { throw AvroError("\(kind) has no \"\(attribute)\"") }
            let properties = Self.properties(of: object, except: Self.schemaAttributes)
            let parsed = try parseType(element, scope: scope)
            return kind == "array" ? .array(parsed, properties: properties) : .map(parsed, properties: properties)
        default:
            let resolved = try resolve(kind, scope: scope)
            guard case .primitive(let primitive, _) = resolved else { return resolved }
            return .primitive(primitive, properties: Self.properties(of: object, except: Self.schemaAttributes))
        }
    }

    private mutating func parseNamed(_ object: JSONObject, kind: String, scope: String?) throws(AvroError) -> AvroType {
        guard let text = object["name"]?.stringValue else { throw AvroError("\(kind) has no name") }
        let name = try AvroName(text, namespace: object["namespace"]?.stringValue, scope: scope)
        guard known.insert(name).inserted else { throw AvroError("\(AvroName.shown(name.full)) is defined twice") }
        order.append(name)
        let parsedKind: AvroDefinition.Kind
        var reserved = Self.schemaAttributes
        switch kind {
        case "enum":
            reserved.insert("default")
            parsedKind = try Self.parseEnumeration(object)
        case "fixed":
            guard let size = object["size"]?.integerValue, size >= 0, let exact = Int32(exactly: size) else {
                throw AvroError("fixed has no valid size")
            }
            parsedKind = .fixed(size: Int(exact))
        default:
            parsedKind = .record(fields: try parseFields(object, scope: name.namespace), isError: kind == "error")
        }
        definitions[name] = AvroDefinition(
            name: name,
            aliases: try Self.aliases(of: object, scope: name.namespace),
            doc: object["doc"]?.stringValue,
            kind: parsedKind,
            properties: Self.properties(of: object, except: reserved)
        )
        return .named(name)
    }
}

extension AvroSchemaParser {
    private static func parseEnumeration(_ object: JSONObject) throws(AvroError) -> AvroDefinition.Kind {
        guard let symbols = try strings(object, "symbols") else { throw AvroError("enum has no symbols") }
        guard symbols.allSatisfy(AvroName.isValid), Set(symbols).count == symbols.count else {
            throw AvroError("enum has an invalid or repeated symbol")
        }
        guard let value = object["default"] else { return .enumeration(symbols: symbols, defaultSymbol: nil) }
        guard let symbol = value.stringValue, symbols.contains(symbol) else {
            throw AvroError("the default of an enum is not one of its symbols")
        }
        return .enumeration(symbols: symbols, defaultSymbol: symbol)
    }

    private mutating func parseFields(_ object: JSONObject, scope: String?) throws(AvroError) -> [AvroField] {
        guard let values = object["fields"]?.arrayValue else { throw AvroError("record has no fields") }
        var fields: [AvroField] = []
        var names: Set<String> = []
        for value in values {
            let field = try parseField(value, scope: scope)
            guard names.insert(field.name).inserted else {
                throw AvroError("field \(AvroName.shown(field.name)) occurs twice")
            }
            fields.append(field)
        }
        return fields
    }

    private mutating func parseField(_ value: JSONValue, scope: String?) throws(AvroError) -> AvroField {
        guard let object = value.objectValue else { throw AvroError("a field is not an object") }
        guard let name = object["name"]?.stringValue, AvroName.isValid(name) else {
            throw AvroError("a field has no valid name")
        }
        guard let type = object["type"] else { throw AvroError("field \(AvroName.shown(name)) has no type") }
        let order = object["order"]?.stringValue?.lowercased()
        guard order == nil || ["ascending", "descending", "ignore"].contains(order) else {
            throw AvroError("field \(AvroName.shown(name)) has an unknown order")
        }
        return AvroField(
            name: name,
            type: try parseType(type, scope: scope),
            doc: object["doc"]?.stringValue,
            defaultValue: object["default"],
            order: order == "ascending" ? nil : order,
            aliases: try Self.strings(object, "aliases") ?? [],
            properties: Self.properties(of: object, except: Self.fieldAttributes)
        )
    }

    private static func aliases(of object: JSONObject, scope: String?) throws(AvroError) -> [AvroName] {
        var aliases: [AvroName] = []
        for text in try strings(object, "aliases") ?? [] {
            aliases.append(try AvroName(text, namespace: nil, scope: scope))
        }
        return aliases
    }

    private static func strings(_ object: JSONObject, _ attribute: String) throws(AvroError) -> [String]? {
        guard let value = object[attribute] else { return nil }
        guard let items = value.arrayValue else { throw AvroError("\"\(attribute)\" is not a list") }
        var texts: [String] = []
        for item in items {
            guard let text = item.stringValue else { throw AvroError("\"\(attribute)\" holds something but text") }
            texts.append(text)
        }
        return texts
    }

    private static func properties(of object: JSONObject, except reserved: Set<String>) -> JSONObject {
        JSONObject(members: object.members.filter { !reserved.contains($0.name) })
    }
}

extension AvroType {
    /// What must differ between the branches of a union.
    var unionKey: String {
        switch self {
        case .primitive(let primitive, _): primitive.rawValue
        case .array: "array"
        case .map: "map"
        case .union: "union"
        case .named(let name): "." + name.full
        }
    }
}
