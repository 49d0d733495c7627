import HTTPClient
import RegistryTesting
import Testing
import Units

@Suite struct TransportTests {
    private func answer(
        _ server: ScriptedRegistry,
        _ plan: HTTPRequestPlan = HTTPRequestPlan(path: "/page"),
        _ settings: HTTPTransferSettings = HTTPTransferSettings()
    ) throws -> HTTPAnswer {
        try HTTPTransport(settings).perform(plan, at: HTTPAddress(server.url))
    }

    private func failure(
        _ server: ScriptedRegistry,
        _ settings: HTTPTransferSettings = HTTPTransferSettings()
    ) throws -> HTTPFailure {
        try #require(throws: HTTPFailure.self) { try answer(server, HTTPRequestPlan(path: "/page"), settings) }
    }

    @Test("a request carries its method, path, headers, body and the transfer's content type")
    func request() throws {
        let server = try ScriptedRegistry { _ in .text("ok") }
        let settings = HTTPTransferSettings(headers: [(name: "X-Who", value: "me")], contentType: "text/plain")
        _ = try answer(server, HTTPRequestPlan(method: .put, path: "/a%2Fb?c=d", body: Array("x".utf8)), settings)
        _ = try answer(server, HTTPRequestPlan(path: "/p", body: [], contentType: "a/b"), settings)
        _ = try answer(server, HTTPRequestPlan(method: .delete, path: "/p"), settings)
        let requests = server.requests
        #expect(requests.map(\.method) == ["PUT", "POST", "DELETE"])
        #expect(requests.map(\.target) == ["/a%2Fb?c=d", "/p", "/p"])
        #expect(requests.map { $0.header("Content-Type") } == ["text/plain", "a/b", nil])
        #expect(requests.allSatisfy { $0.header("X-Who") == "me" && $0.header("Authorization") == nil })
        #expect(requests.first?.text == "x")
    }

    @Test("credentials travel in the Authorization header")
    func credentials() throws {
        let server = try ScriptedRegistry { _ in .text("ok") }
        for authentication in [HTTPAuthentication.basic(user: "u", password: "p"), .bearer(token: "t")] {
            _ = try answer(server, HTTPRequestPlan(path: "/"), HTTPTransferSettings(authentication: authentication))
        }
        #expect(server.requests.map { $0.header("Authorization") } == ["Basic dTpw", "Bearer t"])
    }

    @Test("a header with a line break is refused and nothing is sent")
    func injection() throws {
        let server = try ScriptedRegistry { _ in .text("ok") }
        let settings = HTTPTransferSettings(headers: [(name: "X-Who", value: "me\r\nX-Other: you")])
        #expect(try failure(server, settings) == .refusedSetting)
        #expect(server.requests.isEmpty)
    }

    @Test("an answer of any status is an answer, and a redirect is not followed", arguments: [200, 302, 404, 500, 700])
    func statuses(status: Int) throws {
        let other = try ScriptedRegistry { _ in .text("other") }
        let server = try ScriptedRegistry { _ in .redirect(to: other.url, status: status) }
        let answer = try answer(server)
        #expect(answer.status == status)
        #expect(other.requests.isEmpty)
        #expect(server.requests.count == 1)
    }

    @Test("a failure is told by its kind and nothing is sent twice")
    func failures() throws {
        let table: [(ScriptedAnswer, HTTPFailure)] = [
            (.hangUp, .broken(code: 52)), (ScriptedAnswer.text("x").with { $0.framing = .declared(9) }, .cutShort),
            (ScriptedAnswer.text("x").with { $0.fault = .raw(Array("SSH-2.0\r\n".utf8)) }, .notHTTP),
            (ScriptedAnswer(body: [UInt8](repeating: 0x20, count: 2_000_000)), .tooLarge),
            (ScriptedAnswer.text("x").with { $0.delay = .seconds(60) }, .timedOut),
        ]
        for (answer, expected) in table {
            let server = try ScriptedRegistry { _ in answer }
            let patience: Duration = expected == .timedOut ? .milliseconds(200) : .seconds(20)
            #expect(try failure(server, HTTPTransferSettings(totalTimeout: patience)) == expected)
            #expect(server.requests.count == 1)
        }
        #expect(try failure(ScriptedRegistry(isListening: false)) == .unconnected)
    }

    @Test("a body of exactly the limit is read, one byte more is not")
    func limit() throws {
        let server = try ScriptedRegistry { _ in .text("12345") }
        #expect(
            try answer(server, HTTPRequestPlan(path: "/"), HTTPTransferSettings(maximumBody: Bytes(5))).body.count == 5
        )
        #expect(try failure(server, HTTPTransferSettings(maximumBody: Bytes(4))) == .tooLarge)
    }

    @Test("requests share a connection unless one must not be repeated")
    func connections() throws {
        let server = try ScriptedRegistry { _ in .text("ok") }
        let transport = HTTPTransport(HTTPTransferSettings())
        for isRepeatable in [true, true, false] {
            _ = try transport.perform(
                HTTPRequestPlan(path: "/", isRepeatable: isRepeatable),
                at: HTTPAddress(server.url)
            )
        }
        #expect(server.requests.map(\.connection) == [0, 0, 1])
    }

    @Test("a caller that wants to stop ends the transfer")
    func stop() throws {
        let server = try ScriptedRegistry { _ in ScriptedAnswer.text("x").with { $0.delay = .seconds(60) } }
        let transport = HTTPTransport(HTTPTransferSettings(totalTimeout: .seconds(60)))
        let address = try HTTPAddress(server.url)
        let failure = try #require(throws: HTTPFailure.self) {
            try transport.perform(HTTPRequestPlan(path: "/"), at: address) { true }
        }
        #expect(failure == .stopped)
    }

    @Test("secrets show in no description or dump, and a credential that could break a header has a problem")
    func secrets() {
        for authentication in [HTTPAuthentication.basic(user: "u", password: "canary"), .bearer(token: "canary")] {
            var shown = "\(authentication)" + String(reflecting: authentication)
            dump(HTTPTransferSettings(authentication: authentication), to: &shown)
            #expect(!shown.contains("canary") && shown.contains("redacted"))
            #expect(authentication.problem == nil)
        }
        let broken: [HTTPAuthentication] = [
            .basic(user: "", password: "canary"), .basic(user: "a:b", password: "canary"),
            .basic(user: "a", password: "canary\n"), .bearer(token: ""), .bearer(token: "canary x"),
        ]
        for authentication in broken { #expect(authentication.problem?.contains("canary") == false) }
    }
}
