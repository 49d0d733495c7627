import HTTPClient

/// A client of a Schema Registry's REST interface, with caches.
///
/// Calls block the calling thread until the registry answered or the retries are used up, so they do not belong on the
/// cooperative thread pool or inside a Kafka callback. Safe to use from any thread; threads that ask for the same thing
/// at the same time share one request. What is in a cache costs a lock and a dictionary look-up and needs no registry.
public final class RegistryClient: Sendable {
    let runner: RequestRunner
    let cache: SchemaCache
    private let schemaFlights = SingleFlight<SchemaKey, String>()
    private let registrationFlights = SingleFlight<SubjectSchema, SchemaID>()
    private let lookUpFlights = SingleFlight<SubjectSchema, RegisteredSchema>()

    /// Makes a client; nothing is sent yet.
    ///
    /// - Throws: Nothing today. `RegistryError` with `configuration` is reserved for settings that only show to be wrong
    ///   when they are used together.
    public init(configuration: RegistryConfiguration) throws(RegistryError) {
        runner = RequestRunner(configuration)
        cache = SchemaCache(negativeCacheTime: configuration.negativeCacheTime)
    }

    /// Ends waits and transfers in progress; every later call that needs the registry throws `stopped`.
    ///
    /// A transfer notices within about a second, a wait between retries at once. Caches keep answering.
    public func stop() { runner.stop() }

    /// Registers an Avro schema, or finds it registered already: the call is idempotent.
    ///
    /// - Parameters:
    ///   - schema: The text of the schema.
    ///   - subject: The subject to register it under.
    /// - Returns: The registry's number for the schema. Cached by subject and text.
    /// - Throws: `RegistryError`: `incompatible`, `invalidSchema`, and what every request can throw.
    public func register(schema: String, under subject: Subject) throws(RegistryError) -> SchemaID {
        let key = SubjectSchema(subject: subject, schema: schema)
        if let id = cache.registration(key) { return id }
        return try registrationFlights.run(key) { () throws(RegistryError) in
            if let id = cache.registration(key) { return id }
            let plan = HTTPRequestPlan(
                method: .post,
                path: "/subjects/\(PathSegment.encode(subject.rawValue))/versions",
                body: Self.schemaBody(schema)
            )
            let answer = try runner.run(plan, decode: AnswerDecoding.registration)
            if let text = answer.schema { try cache.remember(text, for: .id(answer.id)) }
            try cache.remember(answer.id, for: key)
            return answer.id
        }
    }

    /// Finds an Avro schema under a subject without registering it.
    ///
    /// - Parameters:
    ///   - schema: The text of the schema.
    ///   - subject: The subject to look under.
    /// - Returns: The registered schema. Cached by subject and text.
    /// - Throws: `RegistryError`: `notFound` with 40401 or 40403, and what every request can throw.
    public func lookUp(schema: String, under subject: Subject) throws(RegistryError) -> RegisteredSchema {
        let key = SubjectSchema(subject: subject, schema: schema)
        if let found = cache.lookUp(key) { return found }
        return try lookUpFlights.run(key) { () throws(RegistryError) in
            if let found = cache.lookUp(key) { return found }
            let plan = HTTPRequestPlan(
                method: .post,
                path: "/subjects/\(PathSegment.encode(subject.rawValue))",
                body: Self.schemaBody(schema)
            )
            let found = try runner.run(plan) { value throws(AnswerFault) in
                try AnswerDecoding.registeredSchema(value, under: subject)
            }
            try cache.remember(found.schema, for: .id(found.id))
            try cache.remember(found, for: key)
            return found
        }
    }

    /// The text of a schema by its number.
    ///
    /// - Returns: The text, cached for ever.
    /// - Throws: `RegistryError`: `notFound`, which is cached for `negativeCacheTime`, `mismatch` when the answer is about
    ///   another schema, `schemaType` when it is not Avro, and what every request can throw.
    public func schema(id: SchemaID) throws(RegistryError) -> String {
        try schema(.id(id), path: "/schemas/ids/\(id)", asked: id)
    }

    /// The text of a schema by its content-addressed identity; needs a server from 8.0 on.
    ///
    /// - Returns: The text, cached for ever.
    /// - Throws: As `schema(id:)`.
    public func schema(guid: SchemaGUID) throws(RegistryError) -> String {
        try schema(.guid(guid), path: "/schemas/guids/\(guid)", asked: nil)
    }

    private func schema(_ key: SchemaKey, path: String, asked: SchemaID?) throws(RegistryError) -> String {
        if let text = try cache.text(for: key) { return text }
        return try schemaFlights.run(key) { () throws(RegistryError) in
            if let text = try cache.text(for: key) { return text }
            do throws(RegistryError) {
                let text = try runner.run(HTTPRequestPlan(path: path)) { value throws(AnswerFault) in
                    try AnswerDecoding.schemaText(value, asked: asked)
                }
                return try cache.remember(text, for: key)
            } catch {
                if error.code == .notFound { cache.rememberUnknown(key, error) }
                throw error
            }
        }
    }

    static func schemaBody(_ schema: String) -> [UInt8] {
        let object: JSONObject = ["schemaType": .string(RegistryProtocol.avro), "schema": .string(schema)]
        return Array(JSONValue.object(object).text.utf8)
    }
}
