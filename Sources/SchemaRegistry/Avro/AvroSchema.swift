/// The types of Avro that have no parts.
enum AvroPrimitive: String, Hashable, Sendable {
    case null, boolean, int, long, float, double, bytes, string
}

/// A type as it is used somewhere in a schema; named types are kept once, in `AvroSchema.definitions`.
indirect enum AvroType: Hashable, Sendable {
    case primitive(AvroPrimitive, properties: JSONObject)
    case array(AvroType, properties: JSONObject)
    case map(AvroType, properties: JSONObject)
    case union([AvroType])
    case named(AvroName)
}

/// A field of a record.
struct AvroField: Hashable, Sendable {
    var name: String
    var type: AvroType
    var doc: String?
    var defaultValue: JSONValue?
    /// `nil` for ascending, the default.
    var order: String?
    var aliases: [String]
    var properties: JSONObject
}

/// A type with a name.
struct AvroDefinition: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case record(fields: [AvroField], isError: Bool)
        case enumeration(symbols: [String], defaultSymbol: String?)
        case fixed(size: Int)
    }

    var name: AvroName
    var aliases: [AvroName]
    var doc: String?
    var kind: Kind
    var properties: JSONObject
}

/// A parsed and checked Avro schema (specification 1.12).
struct AvroSchema: Hashable, Sendable {
    var root: AvroType
    var definitions: [AvroName: AvroDefinition]

    /// Parses a text and checks names, references, symbols, sizes, unions and defaults.
    init(parsing text: String) throws(AvroError) {
        let value: JSONValue
        do {
            value = try JSONParser.parse(text)
        } catch {
            throw AvroError("not JSON: \(error.reason) at byte \(error.offset)")
        }
        var parser = AvroSchemaParser()
        root = try parser.parseType(value, scope: nil)
        definitions = parser.definitions
        var defaults = AvroDefaults(definitions: definitions)
        try defaults.check(inOrder: parser.order)
    }
}
