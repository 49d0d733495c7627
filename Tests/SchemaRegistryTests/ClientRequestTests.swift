import RegistryTesting
import SchemaRegistry
import Testing

@Suite struct ClientRequestTests {
    private let one = SchemaID(rawValue: 1)

    @Test("credentials travel in the Authorization header, and only there")
    func authentication() throws {
        let server = try ScriptedRegistry { _ in .stringSchema }
        _ = try Quick.client(server.url).schema(id: one)
        _ = try Quick.client(server.url, authentication: .basic(user: "ann", password: "pa:ss wörd")).schema(id: one)
        _ = try Quick.client(server.url, authentication: .bearer(token: "abc.def")).schema(id: one)
        let headers = server.requests.map { $0.header("Authorization") }
        #expect(headers == [nil, "Basic YW5uOnBhOnNzIHfDtnJk", "Bearer abc.def"])
        #expect(server.requests.allSatisfy { $0.target == "/schemas/ids/1" })
    }

    @Test(
        "a secret is in no error of any kind",
        arguments: [
            .error(status: 500, code: 1, message: "hunter2-canary"),
            .error(status: 404, code: 40403, message: "hunter2-canary"),
            .error(status: 401, code: 401, message: "hunter2-canary"),
            .error(status: 409, code: 409, message: "hunter2-canary"),
            .text("hunter2-canary"), .redirect(to: "http://x/hunter2-canary"), .hangUp,
            ScriptedAnswer.text("hunter2-canary").with { $0.framing = .declared(900) },
        ]
    )
    func secretsStayOut(answer: ScriptedAnswer) throws {
        let server = try ScriptedRegistry { _ in answer }
        let secrets: [RegistryAuthentication] = [
            .basic(user: "u", password: "hunter2-canary"), .bearer(token: "hunter2-canary"),
        ]
        for authentication in secrets {
            let client = try Quick.client(server.url, authentication: authentication)
            let error = try failure { () throws(RegistryError) in
                try client.register(schema: "\"hunter2-canary\"", under: .value(of: "t"))
            }
            var shown = "\(error) \(String(reflecting: error))"
            dump(error, to: &shown)
            #expect(!shown.contains("hunter2-canary"))
        }
    }

    @Test(
        "a subject is one percent-encoded path segment",
        arguments: [
            ("orders-value", "orders-value"), ("a/b", "a%2Fb"), ("..", "%2E%2E"), (".", "%2E"), ("a%2Fb", "a%252Fb"),
            ("two words", "two%20words"), ("?x#y", "%3Fx%23y"), (":.ctx:s", "%3A.ctx%3As"), ("é", "%C3%A9"),
            ("a..b", "a..b"),
            ("x\r\nHost: y", "x%0D%0AHost%3A%20y"),
        ]
    )
    func subjects(name: String, expected: String) throws {
        let server = try ScriptedRegistry { _ in .text("[1]") }
        #expect(try Quick.client(server.url + "/base").versions(of: Subject(rawValue: name)) == [1])
        #expect(server.requests.map(\.target) == ["/base/subjects/\(expected)/versions"])
    }

    @Test(
        "answers of old and new servers to a registration are read",
        arguments: [
            #"{"id":5}"#,
            #"{"id":5,"version":2,"guid":"00112233-4455-6677-8899-aabbccddeeff","schemaType":"AVRO","schema":"\"int\"","ts":1}"#,
        ]
    )
    func registrationAnswers(body: String) throws {
        let server = try ScriptedRegistry { _ in .text(body) }
        let client = try Quick.client(server.url)
        #expect(try client.register(schema: " \"int\"", under: .value(of: "t")) == SchemaID(rawValue: 5))
        let request = try #require(server.requests.first)
        #expect(request.method == "POST")
        #expect(request.header("Content-Type") == "application/vnd.schemaregistry.v1+json")
        #expect(request.text == #"{"schemaType":"AVRO","schema":" \"int\""}"#)
    }

    @Test("answers of old and new servers to a look-up are read", arguments: [true, false])
    func lookUpAnswers(isNew: Bool) throws {
        let guid = "00112233-4455-6677-8899-aabbccddeeff"
        let extra = isNew ? #","guid":"\#(guid)","schemaType":"AVRO""# : ""
        let server = try ScriptedRegistry { _ in
            .text(#"{"subject":"t-value","id":5,"version":2,"schema":"\"int\""\#(extra)}"#)
        }
        let client = try Quick.client(server.url)
        let found = try client.lookUp(schema: "\"int\"", under: .value(of: "t"))
        let expected = RegisteredSchema(
            subject: .value(of: "t"),
            id: SchemaID(rawValue: 5),
            version: 2,
            guid: isNew ? SchemaGUID(guid) : nil,
            schema: "\"int\""
        )
        #expect(found == expected)
        #expect(try client.lookUp(schema: "\"int\"", under: .value(of: "t")) == expected)
        #expect(try client.schema(id: SchemaID(rawValue: 5)) == "\"int\"")
        #expect(server.requests.map(\.target) == ["/subjects/t-value"])
    }

    @Test("what was learned is not asked for again")
    func caches() throws {
        let server = try ScriptedRegistry { $0.method == "POST" ? .text(#"{"id":1}"#) : .stringSchema }
        let client = try Quick.client(server.url)
        let guid = try #require(SchemaGUID("00112233-4455-6677-8899-aabbccddeeff"))
        for _ in 0..<5 {
            _ = try client.schema(id: one)
            _ = try client.schema(guid: guid)
            _ = try client.register(schema: "\"string\"", under: .value(of: "a"))
            _ = try client.register(schema: "\"string\"", under: .value(of: "b"))
        }
        #expect(
            server.requests.map(\.target) == [
                "/schemas/ids/1", "/schemas/guids/\(guid)", "/subjects/a-value/versions", "/subjects/b-value/versions",
            ]
        )
    }

    @Test("requests of one thread share a connection")
    func keepAlive() throws {
        let server = try ScriptedRegistry { _ in .text("[]") }
        let client = try Quick.client(server.url)
        for _ in 0..<10 { _ = try client.subjects() }
        #expect(server.requests.count == 10)
        #expect(Set(server.requests.map(\.connection)) == [0])
    }

    @Test("the next address is tried at once, and kept while it works")
    func rotation() throws {
        let broken = try ScriptedRegistry { _ in .error(status: 503, code: 50001) }
        let good = try ScriptedRegistry { _ in .text("[]") }
        let policy = RetryPolicy(retries: 0)
        let client = try Quick.client(broken.url, good.url, policy: policy)
        for _ in 0..<3 { #expect(try client.subjects().isEmpty) }
        #expect(broken.requests.count == 1)
        #expect(good.requests.count == 3)
    }

    @Test("a stopped client ends its waits and keeps its cache")
    func stop() throws {
        let server = try ScriptedRegistry { _ in .error(status: 503, code: 50001) }
        server.enqueue(.stringSchema)
        let client = try Quick.client(
            server.url,
            policy: RetryPolicy(retries: 3, base: .seconds(600), maximumDelay: .seconds(600))
        )
        _ = try client.schema(id: one)
        client.stop()
        #expect(try client.schema(id: one) == #""string""#)
        let error = try failure { () throws(RegistryError) in try client.schema(id: SchemaID(rawValue: 2)) }
        #expect(error.code == .stopped)
    }

    @Test("a stop from another thread ends a transfer and a wait between retries", arguments: [true, false])
    func stopInProgress(isTransfer: Bool) async throws {
        let server = try ScriptedRegistry { _ in
            isTransfer ? .stringSchema.with { $0.delay = .seconds(100) } : .error(status: 503, code: 50001)
        }
        let policy = RetryPolicy(retries: 3, base: .seconds(600), maximumDelay: .seconds(600))
        let client = try Quick.client(server.url, totalTimeout: .seconds(90), policy: policy)
        async let outcome = Blocking.run {
            try failure { () throws(RegistryError) in try client.schema(id: SchemaID(rawValue: 1)) }
        }
        let clock = ContinuousClock()
        let deadline = clock.now + .seconds(30)
        while server.requests.isEmpty && clock.now < deadline { try await Task.sleep(for: .milliseconds(5)) }
        client.stop()
        #expect(try await outcome.code == .stopped)
        #expect(clock.now < deadline)
    }
}
