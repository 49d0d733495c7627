import RegistryTesting
import SchemaRegistry
import Testing
import Units

@Suite struct ClientFaultTests {
    private let one = SchemaID(rawValue: 1)

    @Test("a registry that is down at the start is waited for")
    func waitsForStart() throws {
        let server = try ScriptedRegistry(isListening: false) { _ in .text("[\"AVRO\"]") }
        let client = try Quick.client(server.url)
        var asked = 0
        try client.waitUntilAvailable(for: .seconds(30)) {
            asked += 1
            if asked == 3 { try? server.listen() }
            return false
        }
        #expect(asked >= 3)
        #expect(server.requests.count == 1)
    }

    @Test("a registry that stays down ends the wait with the last failure")
    func waitEnds() throws {
        let server = try ScriptedRegistry(isListening: false)
        let client = try Quick.client(server.url)
        let error = try failure { () throws(RegistryError) in try client.waitUntilAvailable(for: .milliseconds(120)) }
        #expect(error.code == .unavailable)
        #expect(error.isRetriable)
    }

    @Test("a wait for the registry can be stopped")
    func waitStops() throws {
        let server = try ScriptedRegistry(isListening: false)
        let client = try Quick.client(server.url)
        var asked = 0
        let error = try failure { () throws(RegistryError) in
            try client.waitUntilAvailable(for: .seconds(60)) {
                asked += 1
                return asked > 5
            }
        }
        #expect(error.code == .stopped)
    }

    @Test("wrong credentials end the wait at once")
    func waitUnauthorized() throws {
        let server = try ScriptedRegistry { _ in .error(status: 401, code: 401) }
        let client = try Quick.client(server.url)
        let error = try failure { () throws(RegistryError) in try client.waitUntilAvailable(for: .seconds(60)) }
        #expect(error.code == .unauthorized)
        #expect(server.requests.count == 1)
    }

    @Test("what is cached survives the registry; a new number fails as retriable")
    func downLater() throws {
        let server = try ScriptedRegistry { _ in .stringSchema }
        let client = try Quick.client(server.url)
        #expect(try client.schema(id: one) == #""string""#)
        server.stop()
        #expect(try client.schema(id: one) == #""string""#)
        let error = try failure { () throws(RegistryError) in try client.schema(id: SchemaID(rawValue: 2)) }
        #expect(error.code == .unavailable)
        #expect(error.isRetriable)
    }

    @Test("server errors are retried, then reported as retriable", arguments: [500, 502, 503, 504, 408, 429])
    func retries(status: Int) throws {
        let server = try ScriptedRegistry { _ in .error(status: status, code: 50002) }
        let client = try Quick.client(server.url)
        let error = try failure { () throws(RegistryError) in try client.schema(id: one) }
        #expect(error.code == .unavailable)
        #expect(error.isRetriable)
        #expect(error.httpStatus == status)
        #expect(error.errorCode == 50002)
        #expect(server.requests.count == 4)
    }

    @Test("a server that recovers within the retries is not noticed")
    func recovers() throws {
        let server = try ScriptedRegistry { _ in .stringSchema }
        server.enqueue(.error(status: 500, code: 50001), .hangUp, .error(status: 503, code: 50004))
        #expect(try Quick.client(server.url).schema(id: one) == #""string""#)
        #expect(server.requests.count == 4)
    }

    @Test("Retry-After is waited for, up to the policy's maximum")
    func retryAfter() throws {
        let server = try ScriptedRegistry { _ in .stringSchema }
        let later = ScriptedAnswer.error(status: 429, code: 429).with { $0.headers.append(("Retry-After", "3600")) }
        server.enqueue(later)
        let policy = RetryPolicy(retries: 1, base: .zero, maximumDelay: .milliseconds(300))
        let clock = ContinuousClock()
        let start = clock.now
        #expect(try Quick.client(server.url, policy: policy).schema(id: one) == #""string""#)
        #expect(clock.now - start >= .milliseconds(300))
        #expect(server.requests.count == 2)
    }

    @Test("an unknown schema is not retried and is remembered as unknown", arguments: [40401, 40402, 40403])
    func notFound(errorCode: Int) throws {
        let server = try ScriptedRegistry { _ in .error(status: 404, code: errorCode) }
        let client = try Quick.client(server.url)
        for _ in 0..<3 {
            let error = try failure { () throws(RegistryError) in try client.schema(id: one) }
            #expect(error.code == .notFound)
            #expect(error.errorCode == errorCode)
            #expect(!error.isRetriable)
        }
        #expect(server.requests.count == 1)
    }

    @Test("an unknown schema is asked for again when the negative cache has run out")
    func negativeCacheExpires() throws {
        let server = try ScriptedRegistry { _ in .stringSchema }
        server.enqueue(.error(status: 404, code: 40403))
        let client = try Quick.client(server.url, negativeCacheTime: .zero)
        #expect(try failure { () throws(RegistryError) in try client.schema(id: one) }.code == .notFound)
        #expect(try client.schema(id: one) == #""string""#)
    }

    @Test(
        "a refused registration is permanent and says why",
        arguments: [
            (409, 409, RegistryError.Code.incompatible), (422, 42201, .invalidSchema), (422, 42205, .refused),
            (400, 400, .refused), (401, 401, .unauthorized), (403, 40301, .unauthorized),
        ]
    )
    func refusedRegistration(status: Int, errorCode: Int, expected: RegistryError.Code) throws {
        let server = try ScriptedRegistry { _ in .error(status: status, code: errorCode) }
        let client = try Quick.client(server.url)
        let error = try failure { () throws(RegistryError) in
            try client.register(schema: "\"string\"", under: .value(of: "orders"))
        }
        #expect(error.code == expected)
        #expect(error.errorCode == errorCode)
        #expect(!error.isRetriable)
        #expect(server.requests.count == 1)
    }

    @Test("a slow or dripping answer runs into the total time-out", arguments: [true, false])
    func slow(isDripping: Bool) throws {
        let server = try ScriptedRegistry { _ in
            ScriptedAnswer.stringSchema.with { answer in
                if isDripping {
                    answer.chunkSize = 1
                    answer.pause = .milliseconds(100)
                    answer.body = [UInt8](repeating: 0x20, count: 600)
                } else {
                    answer.delay = .seconds(60)
                }
            }
        }
        let policy = RetryPolicy(retries: 1, base: .zero)
        let client = try Quick.client(server.url, totalTimeout: .milliseconds(250), policy: policy)
        let clock = ContinuousClock()
        let start = clock.now
        let error = try failure { () throws(RegistryError) in try client.schema(id: one) }
        #expect(error.code == .unavailable)
        #expect(clock.now - start < .seconds(30))
        #expect(server.requests.count == 2)
    }

    @Test(
        "an answer that is not the promised JSON is tried once more, then reported",
        arguments: [
            .text("<html>login</html>", type: "text/html"), .text(#"{"schema":"\"str"#), .text(""), .text("[]"),
            .text("{}"),
            .text(#"{"schema":7}"#), .text(#"{"schema":"a","schema":"b"}"#), .text("\u{FEFF}{}"),
            .text(String(repeating: "[", count: 100_000)),
            ScriptedAnswer.stringSchema.with { $0.framing = .declared(4000) },
            ScriptedAnswer(body: []).with { $0.fault = .raw(Array("SSH-2.0-OpenSSH\r\n".utf8)) },
            ScriptedAnswer(body: [0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D]),
        ]
    )
    func badBody(answer: ScriptedAnswer) throws {
        let server = try ScriptedRegistry { _ in answer }
        let client = try Quick.client(server.url)
        let error = try failure { () throws(RegistryError) in try client.schema(id: one) }
        #expect(error.code == .body)
        #expect(error.isRetriable)
        #expect(server.requests.count == 2)
    }

    @Test("one bad answer is forgiven")
    func badBodyOnce() throws {
        let server = try ScriptedRegistry { _ in .stringSchema }
        server.enqueue(.text("<html>"))
        #expect(try Quick.client(server.url).schema(id: one) == #""string""#)
    }

    @Test(
        "a body over the limit is cut off, whatever length it declares",
        arguments: [.length, .chunked, .close, .declared(1 << 31)] as [ScriptedAnswer.Framing]
    )
    func tooLarge(framing: ScriptedAnswer.Framing) throws {
        let large = ScriptedAnswer(body: [UInt8](repeating: 0x20, count: 13_000_000)).with { $0.framing = framing }
        let server = try ScriptedRegistry { _ in large }
        let client = try Quick.client(server.url)
        let error = try failure { () throws(RegistryError) in try client.schema(id: one) }
        #expect(error.code == .tooLarge)
        #expect(!error.isRetriable)
        #expect(server.requests.count == 1)
    }

    @Test("a body of exactly the limit is read, one byte more is not", arguments: [true, false])
    func limitIsExact(fits: Bool) throws {
        let server = try ScriptedRegistry { _ in .stringSchema }
        let size = ScriptedAnswer.stringSchema.body.count - (fits ? 0 : 1)
        let client = try Quick.client(server.url, maximumBody: Bytes(size))
        if fits {
            #expect(try client.schema(id: one) == #""string""#)
        } else {
            #expect(try failure { () throws(RegistryError) in try client.schema(id: one) }.code == .tooLarge)
        }
    }

    @Test("endless headers are cut off")
    func headersTooLarge() throws {
        let headers = (0..<3000).map { (name: "X-Filler-\($0)", value: String(repeating: "x", count: 60)) }
        let server = try ScriptedRegistry { _ in ScriptedAnswer(headers: headers, body: []) }
        let client = try Quick.client(server.url)
        #expect(try failure { () throws(RegistryError) in try client.schema(id: one) }.code == .tooLarge)
    }

    @Test("a redirect is not followed, wherever it points", arguments: [301, 302, 303, 307, 308])
    func redirects(status: Int) throws {
        let other = try ScriptedRegistry { _ in .stringSchema }
        for target in [other.url, "file:///etc/passwd", "gopher://127.0.0.1:\(other.port)/", "/schemas/ids/2"] {
            let server = try ScriptedRegistry { _ in .redirect(to: target, status: status) }
            let client = try Quick.client(server.url, authentication: .bearer(token: "hunter2-canary"))
            let error = try failure { () throws(RegistryError) in try client.schema(id: one) }
            #expect(error.code == .redirect)
            #expect(server.requests.count == 1)
        }
        #expect(other.requests.isEmpty)
    }

    @Test("an answer about another number is an error and is not cached")
    func otherNumber() throws {
        let server = try ScriptedRegistry { _ in .stringSchema }
        server.enqueue(.text(#"{"id":2,"schema":"\"int\""}"#))
        let client = try Quick.client(server.url)
        #expect(try failure { () throws(RegistryError) in try client.schema(id: one) }.code == .mismatch)
        #expect(try client.schema(id: one) == #""string""#)
    }

    @Test("a changed text for a known number is an error, and the first text stays")
    func changedText() throws {
        let server = try ScriptedRegistry { _ in .stringSchema }
        let client = try Quick.client(server.url)
        #expect(try client.schema(id: one) == #""string""#)
        server.enqueue(.text(#"{"id":1,"version":1,"schema":"\"int\""}"#))
        let error = try failure { () throws(RegistryError) in
            try client.lookUp(schema: "\"int\"", under: .value(of: "t"))
        }
        #expect(error.code == .mismatch)
        #expect(try client.schema(id: one) == #""string""#)
    }

    @Test("a changed number for a known text is an error, and the first number stays")
    func changedNumber() throws {
        let server = try ScriptedRegistry()
        server.enqueue(.text(#"{"id":7}"#), .text(#"{"id":8,"version":1,"schema":"\"int\""}"#))
        let client = try Quick.client(server.url)
        #expect(try client.register(schema: "\"int\"", under: .value(of: "t")) == SchemaID(rawValue: 7))
        let error = try failure { () throws(RegistryError) in
            try client.lookUp(schema: "\"int\"", under: .value(of: "t"))
        }
        #expect(error.code == .mismatch)
        #expect(try client.register(schema: "\"int\"", under: .value(of: "t")) == SchemaID(rawValue: 7))
    }

    @Test("a schema of another type is refused")
    func otherType() throws {
        let server = try ScriptedRegistry { _ in .text(#"{"schemaType":"PROTOBUF","schema":"syntax"}"#) }
        let client = try Quick.client(server.url)
        #expect(try failure { () throws(RegistryError) in try client.schema(id: one) }.code == .schemaType)
        #expect(server.requests.count == 1)
    }
}
