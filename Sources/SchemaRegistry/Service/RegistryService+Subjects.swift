extension RegistryService {
    func listSubjects(_ request: Request) -> JSONValue {
        let names = store.subjects.filter { request.isSet("deleted") || $0.value.contains { !$0.isDeleted } }.keys
        return .array(names.sorted().map(JSONValue.string))
    }

    func listVersions(_ subject: String, _ request: Request) throws(RegistryFault) -> JSONValue {
        let all = store.subjects[subject] ?? []
        let versions = request.isSet("deleted") ? all : all.filter { !$0.isDeleted }
        guard !versions.isEmpty else { throw .subjectNotFound(subject) }
        return .array(versions.map { .integer($0.number) })
    }

    mutating func register(_ subject: String, _ request: Request) throws(RegistryFault) -> JSONValue {
        let schema = try schema(in: request)
        let version = try store.register(schema, under: subject)
        return describe(version, of: nil)
    }

    func lookUp(_ subject: String, _ request: Request) throws(RegistryFault) -> JSONValue {
        let schema = try schema(in: request)
        let all = store.subjects[subject] ?? []
        let versions = request.isSet("deleted") ? all : all.filter { !$0.isDeleted }
        guard !versions.isEmpty else { throw .subjectNotFound(subject) }
        guard let id = store.id(of: schema), let version = versions.last(where: { $0.id == id }) else {
            throw .schemaNotFound()
        }
        return describe(version, of: subject)
    }

    func show(_ subject: String, _ version: String, _ request: Request) throws(RegistryFault) -> JSONValue {
        describe(try self.version(version, of: subject, withDeleted: request.isSet("deleted")), of: subject)
    }

    func showText(_ subject: String, _ version: String, _ request: Request) throws(RegistryFault) -> JSONValue {
        let found = try self.version(version, of: subject, withDeleted: request.isSet("deleted"))
        return try text(of: found.id)
    }

    mutating func deleteSubject(_ subject: String, _ request: Request) throws(RegistryFault) -> JSONValue {
        guard let all = store.subjects[subject] else { throw .subjectNotFound(subject) }
        let live = all.filter { !$0.isDeleted }
        if request.isSet("permanent") {
            guard live.isEmpty else { throw .subjectNotSoftDeleted(subject) }
            store.remove(subject) { _ in true }
            return .array(all.map { .integer($0.number) })
        }
        guard !live.isEmpty else { throw .subjectSoftDeleted(subject) }
        store.softDelete(subject) { _ in true }
        return .array(live.map { .integer($0.number) })
    }

    mutating func deleteVersion(
        _ subject: String,
        _ version: String,
        _ request: Request
    ) throws(RegistryFault) -> JSONValue {
        let isPermanent = request.isSet("permanent")
        let isLatest = try Self.versionNumber(version) == nil
        let found = try self.version(version, of: subject, withDeleted: isPermanent || !isLatest)
        if isPermanent {
            guard found.isDeleted else { throw .versionNotSoftDeleted(found.number, of: subject) }
            store.remove(subject) { $0.number == found.number }
        } else {
            guard !found.isDeleted else { throw .versionSoftDeleted(found.number, of: subject) }
            store.softDelete(subject) { $0.number == found.number }
        }
        return .integer(found.number)
    }

    /// A version with its schema, as servers from 8.0 on show it.
    private func describe(_ version: RegistryStore.Version, of subject: String?) -> JSONValue {
        var object = JSONObject()
        if let subject { object.members.append(.init(name: "subject", value: .string(subject))) }
        object.members.append(.init(name: "id", value: .integer(version.id.rawValue)))
        object.members.append(.init(name: "version", value: .integer(version.number)))
        if let schema = store.schemas[version.id] {
            object.members.append(.init(name: "guid", value: .string(schema.guid.description)))
            object.members.append(.init(name: "schemaType", value: .string(RegistryProtocol.avro)))
            object.members.append(.init(name: "schema", value: .string(schema.text)))
        }
        return .object(object)
    }
}
