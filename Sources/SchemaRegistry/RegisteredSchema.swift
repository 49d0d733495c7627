/// A schema as a registry keeps it under a subject.
public struct RegisteredSchema: Hashable, Sendable {
    /// The subject it is registered under.
    public var subject: Subject
    /// The registry's number for the schema, shared between subjects.
    public var id: SchemaID
    /// The version within the subject, from 1.
    public var version: Int32
    /// The content-addressed identity; absent in answers of servers before 8.0.
    public var guid: SchemaGUID?
    /// The text as the registry keeps it, which need not be byte for byte the text that was sent.
    public var schema: String

    /// Puts the parts together.
    public init(subject: Subject, id: SchemaID, version: Int32, guid: SchemaGUID?, schema: String) {
        self.subject = subject
        self.id = id
        self.version = version
        self.guid = guid
        self.schema = schema
    }
}
