extension AvroSchema {
    /// The text that a registry keeps: white space and the order of Avro's own attributes are folded away, while doc,
    /// aliases, defaults, order and further properties stay. Two texts with the same canonical text are one schema.
    var canonicalText: String {
        var writer = CanonicalWriter(definitions: definitions)
        return writer.value(of: root, scope: nil).text
    }
}

/// Writes types in the attribute order of the Avro project's own Java library, on which registries build.
private struct CanonicalWriter {
    let definitions: [AvroName: AvroDefinition]
    private var written: Set<AvroName> = []

    init(definitions: [AvroName: AvroDefinition]) {
        self.definitions = definitions
    }

    mutating func value(of type: AvroType, scope: String?) -> JSONValue {
        switch type {
        case .primitive(let primitive, let properties):
            guard !properties.members.isEmpty else { return .string(primitive.rawValue) }
            var object: JSONObject = ["type": .string(primitive.rawValue)]
            object.append(properties)
            return .object(object)
        case .array(let element, let properties):
            var object: JSONObject = ["type": .string("array"), "items": value(of: element, scope: scope)]
            object.append(properties)
            return .object(object)
        case .map(let element, let properties):
            var object: JSONObject = ["type": .string("map"), "values": value(of: element, scope: scope)]
            object.append(properties)
            return .object(object)
        case .union(let branches):
            return .array(branches.map { value(of: $0, scope: scope) })
        case .named(let name):
            guard let definition = definitions[name], written.insert(name).inserted else {
                return .string(name.written(in: scope))
            }
            return .object(object(of: definition, scope: scope))
        }
    }

    private mutating func object(of definition: AvroDefinition, scope: String?) -> JSONObject {
        let name = definition.name
        var object = JSONObject()
        object.append("type", .string(definition.typeWord))
        object.append("name", .string(name.simple))
        if name.namespace != scope { object.append("namespace", .string(name.namespace ?? "")) }
        if let doc = definition.doc { object.append("doc", .string(doc)) }
        switch definition.kind {
        case .record(let fields, _):
            object.append("fields", .array(fields.map { .object(self.object(of: $0, scope: name.namespace)) }))
        case .enumeration(let symbols, let defaultSymbol):
            object.append("symbols", .array(symbols.map(JSONValue.string)))
            if let defaultSymbol { object.append("default", .string(defaultSymbol)) }
        case .fixed(let size):
            object.append("size", .integer(size))
        }
        object.append(definition.properties)
        if !definition.aliases.isEmpty {
            object.append("aliases", .array(definition.aliases.map { .string($0.written(in: name.namespace)) }))
        }
        return object
    }

    private mutating func object(of field: AvroField, scope: String?) -> JSONObject {
        var object = JSONObject()
        object.append("name", .string(field.name))
        object.append("type", value(of: field.type, scope: scope))
        if let doc = field.doc { object.append("doc", .string(doc)) }
        if let value = field.defaultValue { object.append("default", value.withFoldedNumbers) }
        if let order = field.order { object.append("order", .string(order)) }
        if !field.aliases.isEmpty { object.append("aliases", .array(field.aliases.map(JSONValue.string))) }
        object.append(field.properties)
        return object
    }
}

extension AvroDefinition {
    fileprivate var typeWord: String {
        switch kind {
        case .record(_, let isError): isError ? "error" : "record"
        case .enumeration: "enum"
        case .fixed: "fixed"
        }
    }
}

extension JSONObject {
    fileprivate mutating func append(_ name: String, _ value: JSONValue) {
        members.append(Member(name: name, value: value))
    }

    fileprivate mutating func append(_ properties: JSONObject) {
        for member in properties.members { append(member.name, member.value.withFoldedNumbers) }
    }
}

extension JSONValue {
    /// The same value with `1.50` and `15e-1` written alike; whole numbers stay as they are.
    fileprivate var withFoldedNumbers: JSONValue {
        switch self {
        case .number(let text):
            guard integerValue == nil, let number = Double(text), number.isFinite else { return self }
            return .number(number.description)
        case .array(let items):
            return .array(items.map(\.withFoldedNumbers))
        case .object(let object):
            return .object(
                JSONObject(members: object.members.map { .init(name: $0.name, value: $0.value.withFoldedNumbers) })
            )
        default:
            return self
        }
    }
}
