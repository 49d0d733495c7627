/// What a schema is asked for by.
enum SchemaKey: Hashable, Sendable {
    case id(SchemaID)
    case guid(SchemaGUID)
}

/// A schema text under a subject.
struct SubjectSchema: Hashable, Sendable {
    var subject: Subject
    var schema: String
}
