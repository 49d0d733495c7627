/// What a registry remembers: schemas by number, versions by subject, compatibility levels.
struct RegistryStore: Sendable {
    struct StoredSchema: Sendable {
        var text: String
        var guid: SchemaGUID
        var parsed: AvroSchema
    }

    struct Version: Sendable {
        var number: Int32
        var id: SchemaID
        var isDeleted = false
    }

    private(set) var schemas: [SchemaID: StoredSchema] = [:]
    private var idsByText: [String: SchemaID] = [:]
    private(set) var idsByGUID: [SchemaGUID: SchemaID] = [:]
    /// In order of number.
    private(set) var subjects: [String: [Version]] = [:]
    var globalLevel = CompatibilityLevel.backward
    var levels: [String: CompatibilityLevel] = [:]

    /// Finds the schema in the subject, or adds it as a new version after the compatibility check.
    mutating func register(_ schema: AvroSchema, under subject: String) throws(RegistryFault) -> Version {
        let text = schema.canonicalText
        if let id = idsByText[text], let version = liveVersions(of: subject).first(where: { $0.id == id }) {
            return version
        }
        let problems = problems(with: schema, under: subject)
        guard problems.isEmpty else { throw .incompatible(with: subject, problems) }
        let id = store(schema, text: text)
        let last = subjects[subject]?.last?.number ?? 0
        let version = Version(number: last + 1, id: id)
        subjects[subject, default: []].append(version)
        return version
    }

    private mutating func store(_ schema: AvroSchema, text: String) -> SchemaID {
        if let id = idsByText[text] { return id }
        let id = SchemaID(rawValue: Int32(schemas.count) + 1)
        guard let guid = SchemaGUID(bytes: MD5.digest(of: text.utf8)) else {
            preconditionFailure("an MD5 digest has 16 bytes")
        }
        schemas[id] = StoredSchema(text: text, guid: guid, parsed: schema)
        idsByText[text] = id
        idsByGUID[guid] = id
        return id
    }

    func id(of schema: AvroSchema) -> SchemaID? { idsByText[schema.canonicalText] }

    func liveVersions(of subject: String) -> [Version] {
        (subjects[subject] ?? []).filter { !$0.isDeleted }
    }

    func level(of subject: String) -> CompatibilityLevel { levels[subject] ?? globalLevel }

    mutating func softDelete(_ subject: String, where matches: (Version) -> Bool) {
        subjects[subject] = subjects[subject]?.map { version in
            var version = version
            if matches(version) { version.isDeleted = true }
            return version
        }
    }

    mutating func remove(_ subject: String, where matches: (Version) -> Bool) {
        subjects[subject]?.removeAll(where: matches)
        if subjects[subject]?.isEmpty == true {
            subjects[subject] = nil
            levels[subject] = nil
        }
    }
}

extension RegistryStore {
    /// What keeps a schema from following the versions of a subject under the subject's level.
    func problems(with schema: AvroSchema, under subject: String) -> [String] {
        let level = level(of: subject)
        let transitive: [CompatibilityLevel] = [.backwardTransitive, .forwardTransitive, .fullTransitive]
        let versions = liveVersions(of: subject)
        let compared = transitive.contains(level) ? versions.reversed() : Array(versions.suffix(1))
        return problems(with: schema, comparedTo: compared, level: level)
    }

    /// What is wrong between a schema and given versions under a level.
    func problems(with schema: AvroSchema, comparedTo versions: [Version], level: CompatibilityLevel) -> [String] {
        let backward: [CompatibilityLevel] = [.backward, .backwardTransitive, .full, .fullTransitive]
        let forward: [CompatibilityLevel] = [.forward, .forwardTransitive, .full, .fullTransitive]
        var problems: [String] = []
        for version in versions {
            guard let earlier = schemas[version.id]?.parsed else { continue }
            if backward.contains(level) {
                problems += AvroCompatibility.problems(reader: schema, writer: earlier)
                    .map { "the new schema does not read version \(version.number) at \($0)" }
            }
            if forward.contains(level) {
                problems += AvroCompatibility.problems(reader: earlier, writer: schema)
                    .map { "version \(version.number) does not read the new schema at \($0)" }
            }
            if !problems.isEmpty { return problems }
        }
        return []
    }
}
