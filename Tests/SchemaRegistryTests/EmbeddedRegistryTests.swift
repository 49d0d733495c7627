import RegistryServer
import SchemaRegistry
import Testing

@Suite struct EmbeddedRegistryTests {
    static let first = #"{"type":"record","name":"Order","fields":[{"name":"id","type":"long"}]}"#
    static let withDefault =
        #"{"type":"record","name":"Order","fields":[{"name":"id","type":"long"},{"name":"note","type":"string","default":""}]}"#
    static let withoutDefault =
        #"{"type":"record","name":"Order","fields":[{"name":"id","type":"long"},{"name":"note","type":"string"}]}"#

    /// Starts a registry, runs `body` on a thread of its own because the client blocks, and stops the registry.
    private func withRegistry(_ body: @escaping @Sendable (RegistryClient) throws -> Void) async throws {
        try await EmbeddedServer.run { url in try body(try Quick.client(url)) }
    }

    @Test("numbers are shared across subjects, and registering again changes nothing")
    func numbers() async throws {
        try await withRegistry { client in
            let id = try client.register(schema: Self.first, under: .value(of: "a"))
            #expect(id == SchemaID(rawValue: 1))
            #expect(try client.register(schema: "\n" + Self.first + " ", under: .value(of: "a")) == id)
            #expect(try client.register(schema: Self.first, under: .value(of: "b")) == id)
            #expect(try client.register(schema: Self.withDefault, under: .value(of: "a")) == SchemaID(rawValue: 2))
            #expect(try client.register(schema: Self.first, under: .value(of: "a")) == id)
            #expect(try client.versions(of: .value(of: "a")) == [1, 2])
            #expect(try client.versions(of: .value(of: "b")) == [1])
            #expect(try client.subjects() == [.value(of: "a"), .value(of: "b")])
            #expect(try client.schema(id: id) == Self.first)
        }
    }

    @Test("a look-up finds subject, number, version, GUID and text, and the GUID finds the text")
    func lookUp() async throws {
        try await withRegistry { client in
            let subject = Subject.value(of: "a")
            _ = try client.register(schema: Self.first, under: subject)
            _ = try client.register(schema: Self.withDefault, under: subject)
            let found = try client.lookUp(schema: Self.withDefault, under: subject)
            #expect(found.id == SchemaID(rawValue: 2))
            #expect(found.version == 2)
            #expect(found.schema == Self.withDefault)
            #expect(try client.schema(guid: try #require(found.guid)) == Self.withDefault)
            #expect(try client.schema(of: subject) == found)
            #expect(try client.schema(of: subject, version: .number(1)).schema == Self.first)
        }
    }

    @Test("what is unknown has the codes of the REST interface")
    func unknown() async throws {
        try await withRegistry { client in
            let subject = Subject.value(of: "a")
            let noSubject = try failure { () throws(RegistryError) in
                try client.lookUp(schema: "\"int\"", under: subject)
            }
            #expect(noSubject.errorCode == 40401)
            _ = try client.register(schema: Self.first, under: subject)
            let noSchema = try failure { () throws(RegistryError) in
                try client.lookUp(schema: "\"int\"", under: subject)
            }
            #expect(noSchema.errorCode == 40403)
            let noVersion = try failure { () throws(RegistryError) in
                try client.schema(of: subject, version: .number(9))
            }
            #expect(noVersion.errorCode == 40402)
            let noNumber = try failure { () throws(RegistryError) in try client.schema(id: SchemaID(rawValue: 99)) }
            #expect(noNumber.errorCode == 40403)
            let guid = try #require(SchemaGUID(bytes: [UInt8](repeating: 9, count: 16)))
            #expect(try failure { () throws(RegistryError) in try client.schema(guid: guid) }.errorCode == 40403)
            #expect([noSubject, noSchema, noVersion, noNumber].allSatisfy { $0.code == .notFound })
        }
    }

    @Test("the compatibility level decides what may follow")
    func levels() async throws {
        try await withRegistry { client in
            let subject = Subject.value(of: "a")
            #expect(try client.compatibilityLevel() == .backward)
            #expect(try client.compatibilityLevel(of: subject) == .backward)
            _ = try client.register(schema: Self.first, under: subject)
            #expect(try client.isCompatible(schema: Self.withDefault, with: subject))
            #expect(try !client.isCompatible(schema: Self.withoutDefault, with: subject, version: .number(1)))
            let refused = try failure { () throws(RegistryError) in
                try client.register(schema: Self.withoutDefault, under: subject)
            }
            #expect(refused.code == .incompatible)
            #expect(refused.errorCode == 409)
            try client.setCompatibilityLevel(.forward, of: subject)
            #expect(try client.compatibilityLevel(of: subject) == .forward)
            #expect(try client.register(schema: Self.withoutDefault, under: subject) == SchemaID(rawValue: 2))
            try client.setCompatibilityLevel(.full)
            #expect(try client.compatibilityLevel() == .full)
        }
    }

    @Test("transitive levels look at every version, the others at the latest only")
    func transitive() async throws {
        try await withRegistry { client in
            let subject = Subject.value(of: "a")
            func field(_ type: String) -> String {
                #"{"type":"record","name":"A","fields":[{"name":"x","type":\#(type)}]}"#
            }
            let narrow = #"{"type":"record","name":"A","fields":[]}"#
            let optional = #"{"type":"record","name":"A","fields":[{"name":"x","type":"int","default":0}]}"#
            _ = try client.register(schema: narrow, under: subject)
            _ = try client.register(schema: optional, under: subject)
            #expect(try client.isCompatible(schema: field("\"int\""), with: subject))
            try client.setCompatibilityLevel(.backwardTransitive, of: subject)
            let error = try failure { () throws(RegistryError) in
                try client.register(schema: field("\"int\""), under: subject)
            }
            #expect(error.code == .incompatible)
            try client.setCompatibilityLevel(.none, of: subject)
            #expect(try client.register(schema: "\"string\"", under: subject) == SchemaID(rawValue: 3))
        }
    }

    @Test("a schema that is not valid Avro is refused (42201), a level that is unknown too (42203)")
    func invalid() async throws {
        try await withRegistry { client in
            let invalid = try failure { () throws(RegistryError) in
                try client.register(schema: #"{"type":"fixed","name":"F","size":-1}"#, under: .value(of: "a"))
            }
            #expect(invalid.code == .invalidSchema)
            #expect(invalid.errorCode == 42201)
            let level = try failure { () throws(RegistryError) in
                try client.setCompatibilityLevel(CompatibilityLevel(rawValue: "SIDEWAYS"))
            }
            #expect(level.code == .refused)
            #expect(level.errorCode == 42203)
        }
    }

    @Test("subjects with any characters stay apart")
    func strangeSubjects() async throws {
        try await withRegistry { client in
            let names = ["a/b", "..", ".", "a%2Fb", "two words", "é", "?x=y#z", "a+b", "\u{1F600}", "a//b"]
            for name in names { _ = try client.register(schema: Self.first, under: Subject(rawValue: name)) }
            #expect(try Set(client.subjects().map(\.rawValue)) == Set(names))
            for name in names { #expect(try client.versions(of: Subject(rawValue: name)) == [1]) }
        }
    }

    @Test("a stopped registry refuses connections, and one that starts again knows what it knew")
    func restart() async throws {
        let registry = EmbeddedRegistry()
        #expect(registry.url == nil)
        try await registry.start()
        let before = try #require(registry.url)
        try await Blocking.run { _ = try Quick.client(before).register(schema: Self.first, under: .value(of: "a")) }
        await registry.stop()
        #expect(registry.url == nil)
        let client = try Quick.client(before)
        let error = try await Blocking.run { try failure { () throws(RegistryError) in try client.subjects() } }
        #expect(error.code == .unavailable)
        try await registry.start()
        let after = try #require(registry.url)
        let subjects = try await Blocking.run { try Quick.client(after).subjects() }
        #expect(subjects == [.value(of: "a")])
        await registry.stop()
    }

    @Test("a port that is taken is reported")
    func portTaken() async throws {
        let registry = EmbeddedRegistry()
        try await registry.start()
        let port = try #require(registry.url?.split(separator: ":").last.flatMap { UInt16($0) })
        let second = EmbeddedRegistry(port: port)
        await #expect(throws: RegistryError.self) { try await second.start() }
        await registry.stop()
    }
}
