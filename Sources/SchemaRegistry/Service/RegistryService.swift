/// Answers requests of the REST interface from a store: no sockets, no threads. `RegistryServer` puts it on the network.
package struct RegistryService: Sendable {
    /// A request, taken from its socket.
    package struct Request: Sendable {
        var method: String
        /// As it was sent, percent-encoded.
        var path: String
        var query: [String: String] = [:]
        var body: [UInt8] = []

        package init(method: String, path: String, query: [String: String] = [:], body: [UInt8] = []) {
            self.method = method
            self.path = path
            self.query = query
            self.body = body
        }

        func isSet(_ name: String) -> Bool { query[name]?.lowercased() == "true" }
    }

    /// An answer, before it goes to its socket.
    package struct Answer: Sendable {
        package var status: Int
        var body: JSONValue

        /// The media type of `text`.
        package static let contentType = RegistryProtocol.contentType

        /// What is said when a request's body has more bytes than are read.
        package static let bodyTooLarge = RegistryService.answer(RegistryFault.bodyTooLarge)

        /// The body as JSON.
        package var text: String { body.text }
    }

    var store = RegistryStore()

    package init() {}

    package mutating func answer(_ request: Request) -> Answer {
        do throws(RegistryFault) {
            guard let endpoint = RegistryEndpoint(path: request.path) else { throw RegistryFault.unknownPath }
            return Answer(status: 200, body: try route(endpoint, request))
        } catch {
            return Self.answer(error)
        }
    }

    static func answer(_ fault: RegistryFault) -> Answer {
        let body: JSONObject = ["error_code": .integer(fault.code), "message": .string(fault.message)]
        return Answer(status: fault.status, body: .object(body))
    }

    private mutating func route(
        _ endpoint: RegistryEndpoint,
        _ request: Request
    ) throws(RegistryFault) -> JSONValue {
        switch (endpoint, request.method) {
        case (.root, "GET"): return .object(JSONObject())
        case (.subjects, "GET"): return listSubjects(request)
        case (.subject(let subject), "POST"): return try lookUp(subject, request)
        case (.subject(let subject), "DELETE"): return try deleteSubject(subject, request)
        case (.versions(let subject), "GET"): return try listVersions(subject, request)
        case (.versions(let subject), "POST"): return try register(subject, request)
        case (.version(let subject, let version), "GET"): return try show(subject, version, request)
        case (.version(let subject, let version), "DELETE"): return try deleteVersion(subject, version, request)
        case (.versionSchema(let subject, let version), "GET"): return try showText(subject, version, request)
        case (.schemaTypes, "GET"): return .array([.string(RegistryProtocol.avro)])
        case (.schema(let id), "GET"): return try showSchema(id)
        case (.schemaText(let id), "GET"): return try showSchemaText(id)
        case (.schemaSubjects(let id), "GET"): return try listSubjects(of: id)
        case (.schemaVersions(let id), "GET"): return try listVersions(of: id)
        case (.schemaByGUID(let guid), "GET"): return try showSchema(guid: guid)
        case (.config, "GET"), (.config, "PUT"), (.config, "DELETE"): return try config(request)
        case (.subjectConfig(let subject), "GET"): return try showLevel(of: subject, request)
        case (.subjectConfig(let subject), "PUT"): return try setLevel(of: subject, request)
        case (.subjectConfig(let subject), "DELETE"): return try removeLevel(of: subject)
        case (.compatibility(let subject), "POST"): return try checkAll(subject, request)
        case (.versionCompatibility(let subject, let version), "POST"):
            return try check(subject, version, request)
        default: throw .wrongMethod
        }
    }
}

extension RegistryService {
    /// The JSON object of a request's body.
    func bodyObject(_ request: Request) throws(RegistryFault) -> JSONObject {
        guard let value = try? JSONParser.parse(request.body), let object = value.objectValue else {
            throw .malformedBody
        }
        return object
    }

    /// The Avro schema in a request's body.
    func schema(in request: Request) throws(RegistryFault) -> AvroSchema {
        let object = try bodyObject(request)
        if let type = object["schemaType"], type != .null, type != .string(RegistryProtocol.avro) {
            throw .invalidSchema("only AVRO is supported here")
        }
        if let references = object["references"], references != .null, references != .array([]) {
            throw .invalidSchema("references are not supported here")
        }
        guard let text = object["schema"]?.stringValue else { throw .invalidSchema("the schema is empty") }
        do {
            return try AvroSchema(parsing: text)
        } catch {
            throw .invalidSchema(error.reason)
        }
    }

    /// The live version of a subject that a path names.
    func version(_ text: String, of subject: String, withDeleted: Bool = false) throws(RegistryFault)
        -> RegistryStore.Version
    {
        let number = try Self.versionNumber(text)
        let all = store.subjects[subject] ?? []
        let versions = withDeleted ? all : all.filter { !$0.isDeleted }
        guard let last = versions.last else { throw .subjectNotFound(subject) }
        guard let number else { return last }
        guard let version = versions.first(where: { $0.number == number }) else { throw .versionNotFound(number) }
        return version
    }

    /// `nil` stands for the latest.
    static func versionNumber(_ text: String) throws(RegistryFault) -> Int32? {
        if text == "latest" || text == "-1" { return nil }
        guard let number = Int32(text), number > 0 else { throw .invalidVersion(text) }
        return number
    }
}
