extension RegistryService {
    func showSchema(_ text: String) throws(RegistryFault) -> JSONValue {
        try describe(try id(text))
    }

    func showSchemaText(_ text: String) throws(RegistryFault) -> JSONValue {
        try self.text(of: try id(text))
    }

    func showSchema(guid text: String) throws(RegistryFault) -> JSONValue {
        guard let guid = SchemaGUID(text), let id = store.idsByGUID[guid] else { throw .schemaNotFound("Schema") }
        return try describe(id)
    }

    func listSubjects(of text: String) throws(RegistryFault) -> JSONValue {
        .array(uses(of: try known(text)).map { .string($0.subject) })
    }

    func listVersions(of text: String) throws(RegistryFault) -> JSONValue {
        .array(
            uses(of: try known(text)).map { use in
                .object(["subject": .string(use.subject), "version": .integer(use.version)])
            }
        )
    }

    /// The text of a stored schema as a JSON value: the answer is the schema itself, not a string that holds it.
    func text(of id: SchemaID) throws(RegistryFault) -> JSONValue {
        guard let schema = store.schemas[id], let value = try? JSONParser.parse(schema.text) else {
            throw .schemaNotFound("Schema \(id)")
        }
        return value
    }

    private func describe(_ id: SchemaID) throws(RegistryFault) -> JSONValue {
        guard let schema = store.schemas[id] else { throw .schemaNotFound("Schema \(id)") }
        return .object([
            "schemaType": .string(RegistryProtocol.avro),
            "schema": .string(schema.text),
            "guid": .string(schema.guid.description),
        ])
    }

    private func known(_ text: String) throws(RegistryFault) -> SchemaID {
        let id = try id(text)
        guard store.schemas[id] != nil else { throw .schemaNotFound("Schema \(id)") }
        return id
    }

    private func uses(of id: SchemaID) -> [(subject: String, version: Int32)] {
        store.subjects.sorted { $0.key < $1.key }.flatMap { subject, versions in
            versions.filter { $0.id == id && !$0.isDeleted }.map { (subject, $0.number) }
        }
    }

    private func id(_ text: String) throws(RegistryFault) -> SchemaID {
        guard let number = Int32(text) else { throw .unknownPath }
        return SchemaID(rawValue: number)
    }
}
