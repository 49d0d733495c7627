/// Reads the answers of the REST interface, leniently where servers of different ages differ.
enum AnswerDecoding {
    /// The answer to a registration: servers from 8.0 send the whole schema, older ones the number only.
    struct Registration: Hashable {
        var id: SchemaID
        var schema: String?
    }

    static func registration(_ value: JSONValue) throws(AnswerFault) -> Registration {
        let object = try object(value)
        try checkType(object)
        return Registration(id: try id(object), schema: object["schema"]?.stringValue)
    }

    static func registeredSchema(_ value: JSONValue, under subject: Subject) throws(AnswerFault) -> RegisteredSchema {
        let object = try object(value)
        try checkType(object)
        guard let version = object["version"]?.integerValue.flatMap(Int32.init(exactly:)) else {
            throw .field("version")
        }
        guard let schema = object["schema"]?.stringValue else { throw .field("schema") }
        let guid = object["guid"]?.stringValue.flatMap(SchemaGUID.init)
        return RegisteredSchema(subject: subject, id: try id(object), version: version, guid: guid, schema: schema)
    }

    static func schemaText(_ value: JSONValue, asked: SchemaID?) throws(AnswerFault) -> String {
        let object = try object(value)
        try checkType(object)
        if let asked, object["id"] != nil, try id(object) != asked { throw .otherID }
        guard let schema = object["schema"]?.stringValue else { throw .field("schema") }
        return schema
    }

    static func compatibility(_ value: JSONValue) throws(AnswerFault) -> Bool {
        guard let isCompatible = try object(value)["is_compatible"]?.booleanValue else {
            throw .field("is_compatible")
        }
        return isCompatible
    }

    static func level(_ value: JSONValue) throws(AnswerFault) -> CompatibilityLevel {
        let object = try object(value)
        // Reading names the level `compatibilityLevel`, writing names it `compatibility`.
        guard let level = (object["compatibilityLevel"] ?? object["compatibility"])?.stringValue else {
            throw .field("compatibilityLevel")
        }
        return CompatibilityLevel(rawValue: level)
    }

    static func subjects(_ value: JSONValue) throws(AnswerFault) -> [Subject] {
        guard let items = value.arrayValue else { throw .field("list of subjects") }
        var subjects: [Subject] = []
        for item in items {
            guard let name = item.stringValue else { throw .field("list of subjects") }
            subjects.append(Subject(rawValue: name))
        }
        return subjects
    }

    static func versions(_ value: JSONValue) throws(AnswerFault) -> [Int32] {
        guard let items = value.arrayValue else { throw .field("list of versions") }
        var versions: [Int32] = []
        for item in items {
            guard let version = item.integerValue.flatMap(Int32.init(exactly:)) else {
                throw .field("list of versions")
            }
            versions.append(version)
        }
        return versions
    }

    private static func object(_ value: JSONValue) throws(AnswerFault) -> JSONObject {
        guard let object = value.objectValue else { throw .field("object") }
        return object
    }

    private static func id(_ object: JSONObject) throws(AnswerFault) -> SchemaID {
        guard let id = object["id"]?.integerValue.flatMap(Int32.init(exactly:)), id >= 0 else { throw .field("id") }
        return SchemaID(rawValue: id)
    }

    /// Servers before 8.0 leave the type out for Avro.
    private static func checkType(_ object: JSONObject) throws(AnswerFault) {
        guard let type = object["schemaType"] else { return }
        guard type == .string(RegistryProtocol.avro) || type == .null else { throw .schemaType }
    }
}
