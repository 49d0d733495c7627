import ProfileModel
import PyroscopeClient
import RegistryTesting
import Testing
import Units

@Suite struct FaultTests {
    private func error(
        _ url: String,
        authentication: PyroscopeAuthentication = .none,
        totalTimeout: Duration = .seconds(20),
        maximumBody: Bytes = .mebibytes(1)
    ) throws -> PyroscopeError {
        let client = try Quick.client(
            url,
            authentication: authentication,
            totalTimeout: totalTimeout,
            maximumBody: maximumBody
        )
        let query = try Quick.query()
        return try failure { () throws(PyroscopeError) in try client.mergedStacks(of: query) }
    }

    @Test("a server that is down is named with its address and what to do")
    func down() throws {
        let server = try ScriptedRegistry(isListening: false)
        let error = try error(server.url)
        #expect(error.code == .unavailable)
        #expect(error.isRetriable)
        #expect(error.description.contains("127.0.0.1:\(server.port)"))
        #expect(error.description.contains("is Pyroscope running"))
    }

    @Test("server errors are tried again, then told", arguments: [500, 502, 503, 504, 408])
    func serverErrors(status: Int) throws {
        let server = try ScriptedRegistry { _ in .fault(status, "head is closed") }
        let error = try error(server.url)
        #expect(error.code == .unavailable)
        #expect(error.httpStatus == status)
        #expect(error.description.contains("head is closed"))
        #expect(server.requests.count == 3)
    }

    @Test("a server that recovers is not noticed")
    func recovers() throws {
        let server = try ScriptedRegistry { _ in .json(Answers.flame()) }
        server.enqueue(.fault(503), .hangUp)
        _ = try Quick.client(server.url).mergedStacks(of: Quick.query())
        #expect(server.requests.count == 3)
    }

    @Test(
        "a refusal is not tried again",
        arguments: [
            (401, "x", PyroscopeError.Code.unauthorized), (403, "x", .unauthorized), (400, "x", .refused),
            (404, "x", .notPyroscope), (405, "x", .notPyroscope), (501, "x", .notPyroscope), (302, "x", .notPyroscope),
            (400, "no org id", .tenant), (401, "unauthenticated: no org id", .tenant), (304, "x", .notPyroscope),
            (700, "x", .body),
        ]
    )
    func refusals(status: Int, message: String, code: PyroscopeError.Code) throws {
        let server = try ScriptedRegistry { _ in .fault(status, message) }
        let error = try error(server.url)
        #expect(error.code == code)
        #expect(!error.isRetriable)
        #expect(server.requests.count == 1)
    }

    @Test(
        "known refusals come with the setting that helps",
        arguments: [
            ("max flamegraph nodes limit must be set (max allowed 8192)", "-querier.max-flamegraph-nodes-max"),
            (
                "the query time range exceeds the limit (max_query_length, actual: 2d, limit: 1d)",
                "-querier.max-query-length"
            ),
            ("profile with labels '{}' is outside of ingestion window (…)", "-validation.reject-older-than"),
        ]
    )
    func advice(message: String, expected: String) throws {
        let server = try ScriptedRegistry { _ in .fault(400, message, code: "invalid_argument") }
        #expect(try error(server.url).description.contains(expected))
    }

    @Test("the server's words are quoted in one line, shortened, without what a terminal would act on")
    func quoted() throws {
        let message = #"a\n\u001b[31mred\u202e "# + String(repeating: "x", count: 5000)
        let server = try ScriptedRegistry { _ in .fault(400, message) }
        let text = try error(server.url).description
        #expect(text.count < 400)
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{202E}" })
    }

    @Test(
        "no error holds a secret, even when the server says it",
        arguments: [
            PyroscopeAuthentication.basic(user: "u", password: "hunter2-canary"), .bearer(token: "hunter2-canary"),
        ]
    )
    func secrets(authentication: PyroscopeAuthentication) throws {
        for status in [400, 401, 403, 500, 418] {
            let server = try ScriptedRegistry { request in
                .fault(status, "bad: hunter2-canary, \(request.header("Authorization") ?? "")")
            }
            let error = try error(server.url, authentication: authentication)
            var dumped = ""
            dump(error, to: &dumped)
            for text in [error.description, dumped] {
                #expect(!text.contains("canary") && !text.contains("dTpodW50ZXIyLWNhbmFyeQ"))
            }
        }
    }

    @Test("a redirect is not followed, so that no credential goes elsewhere", arguments: [301, 302, 303, 307, 308])
    func redirects(status: Int) throws {
        let other = try ScriptedRegistry { _ in .json(Answers.flame()) }
        let server = try ScriptedRegistry { _ in .redirect(to: other.url, status: status) }
        #expect(try error(server.url, authentication: .bearer(token: "t")).code == .notPyroscope)
        #expect(other.requests.isEmpty)
    }

    @Test(
        "an answer that is no JSON, or the JSON of something else, is told apart from no samples",
        arguments: [
            .text("<html>login</html>", type: "text/html"), .json(""), .json("[]"), .json("\"x\""), .json("null"),
            .json("7"),
            .json(#"{"data":{"result":[]}}"#), .json(#"{"flamegraph":[]}"#), .json(#"{"flamegraph":{"foo":1}}"#),
            .json(#"{"flamegraph":{"names":"x"}}"#), .json(#"{"flamegraph":{"names":[1]}}"#),
            .json(#"{"flamegraph":{"levels":[{"values":["x"]}]}}"#),
            .json(#"{"flamegraph":{"levels":[{"values":[1.5]}]}}"#),
            .json(#"{"flamegraph":{"levels":[7]}}"#), .json(#"{"flamegraph":{"total":"9223372036854775808"}}"#),
            .json(#"{"flamegraph":{"total":{}}}"#), .json(String(repeating: "[", count: 200_000)),
            .json(#"{"flamegraph":{"names":"# + String(repeating: "[", count: 100_000)),
            .json(String(Answers.flame().dropLast(3))), .json(Answers.flame() + "}"),
            ScriptedAnswer(body: [0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D]),
            ScriptedAnswer(body: []).with { $0.fault = .raw(Array("SSH-2.0-OpenSSH\r\n".utf8)) },
        ] as [ScriptedAnswer]
    )
    func otherShapes(answer: ScriptedAnswer) throws {
        let server = try ScriptedRegistry { _ in answer }
        let error = try error(server.url)
        #expect(error.code == .body)
        #expect(!error.description.contains("\n"))
    }

    @Test("an answer that is cut short is tried again, then told")
    func truncated() throws {
        let cut = ScriptedAnswer.json(Answers.flame()).with { $0.framing = .declared(100_000) }
        let server = try ScriptedRegistry { _ in cut }
        let error = try error(server.url)
        #expect(error.code == .unavailable)
        #expect(error.reason.contains("cut short"))
        #expect(server.requests.count == 3)
    }

    @Test("a slow or dripping answer ends with the time-out and is not asked for again", arguments: [true, false])
    func slow(isDripping: Bool) throws {
        let server = try ScriptedRegistry { _ in
            ScriptedAnswer.json(Answers.flame()).with { answer in
                answer.delay = isDripping ? .zero : .seconds(60)
                answer.chunkSize = isDripping ? 1 : 1000
                answer.pause = .milliseconds(100)
            }
        }
        let error = try error(server.url, totalTimeout: .milliseconds(250))
        #expect(error.code == .unavailable)
        #expect(error.reason.contains("in time"))
        #expect(server.requests.count == 1)
    }

    @Test(
        "an answer over the limit is cut off, whatever length it declares",
        arguments: [.length, .chunked, .close, .declared(1 << 31)] as [ScriptedAnswer.Framing]
    )
    func tooLarge(framing: ScriptedAnswer.Framing) throws {
        let large = ScriptedAnswer(body: [UInt8](repeating: 0x20, count: 6_000_000)).with { $0.framing = framing }
        let server = try ScriptedRegistry { _ in large }
        #expect(try error(server.url).code == .tooLarge)
        #expect(server.requests.count == 1)
    }

    @Test("a limit of exactly the answer's size is enough, one byte less is not")
    func limitIsExact() throws {
        let server = try ScriptedRegistry { _ in .json(Answers.flame()) }
        let size = Answers.flame().utf8.count
        _ = try Quick.client(server.url, maximumBody: Bytes(size)).mergedStacks(of: Quick.query())
        #expect(try error(server.url, maximumBody: Bytes(size - 1)).code == .tooLarge)
    }

    @Test("a client that was stopped sends nothing more")
    func stopped() throws {
        let server = try ScriptedRegistry { _ in .json(Answers.flame()) }
        let client = try Quick.client(server.url)
        client.stop()
        let query = try Quick.query()
        #expect(try failure { () throws(PyroscopeError) in try client.mergedStacks(of: query) }.code == .stopped)
        #expect(server.requests.isEmpty)
    }

    @Test("a call in a closed connection's place is made on a new one")
    func reconnects() throws {
        let server = try ScriptedRegistry { _ in .json(Answers.flame()).with { $0.framing = .close } }
        let client = try Quick.client(server.url)
        for _ in 0..<3 { _ = try client.mergedStacks(of: Quick.query()) }
        #expect(Set(server.requests.map(\.connection)).count == 3)
    }
}
