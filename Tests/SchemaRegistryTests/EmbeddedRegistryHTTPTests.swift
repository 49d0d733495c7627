import HTTPClient
import RegistryServer
import Testing
import Units

@testable import SchemaRegistry

/// Speaks to the embedded registry without the client's own reading of answers.
@Suite struct EmbeddedRegistryHTTPTests {
    struct Raw: Sendable {
        let transport: HTTPTransport
        let base: HTTPAddress

        init(_ url: String) throws {
            base = try HTTPAddress(url)
            transport = HTTPTransport(
                HTTPTransferSettings(
                    contentType: RegistryProtocol.contentType,
                    totalTimeout: .seconds(10),
                    maximumBody: .mebibytes(4)
                )
            )
        }

        func send(
            _ method: HTTPRequestPlan.Method,
            _ path: String,
            _ body: String? = nil
        ) throws -> (status: Int, body: JSONValue) {
            let plan = HTTPRequestPlan(method: method, path: path, body: body.map { Array($0.utf8) })
            let answer = try transport.perform(plan, at: base)
            return (answer.status, try JSONParser.parse(answer.body))
        }

        /// HTTP status and error code of a refusal.
        func refusal(_ method: HTTPRequestPlan.Method, _ path: String, _ body: String? = nil) throws -> [Int64] {
            let answer = try send(method, path, body)
            let object = try #require(answer.body.objectValue)
            #expect(object["message"]?.stringValue?.isEmpty == false)
            return [Int64(answer.status), object["error_code"]?.integerValue ?? 0]
        }
    }

    static let intBody = #"{"schema":"\"int\""}"#

    private func withServer(_ body: @escaping @Sendable (Raw) throws -> Void) async throws {
        try await EmbeddedServer.run { url in try body(try Raw(url)) }
    }

    @Test("paths, methods and bodies that are wrong are refused with the codes of the REST interface")
    func refusals() async throws {
        try await withServer { raw in
            _ = try raw.send(.post, "/subjects/s/versions", Self.intBody)
            let table: [(HTTPRequestPlan.Method, String, String?, [Int64])] = [
                (.get, "/nothing", nil, [404, 404]), (.get, "/subjects/s/versions/1/2/3", nil, [404, 404]),
                (.get, "/subjects/%zz", nil, [404, 404]), (.get, "/schemas/ids/x", nil, [404, 404]),
                (.delete, "/subjects", nil, [405, 405]), (.put, "/subjects/s/versions", "{}", [405, 405]),
                (.post, "/schemas/ids/1", "{}", [405, 405]), (.post, "/config", "{}", [405, 405]),
                (.get, "/compatibility/subjects/s/versions", nil, [405, 405]), (.get, "/subjects/s", nil, [405, 405]),
                (.post, "/subjects/s/versions", "", [400, 400]), (.post, "/subjects/s/versions", "[]", [400, 400]),
                (.post, "/subjects/s/versions", "{", [400, 400]),
                (.post, "/subjects/s/versions", "{}", [422, 42201]),
                (.post, "/subjects/s/versions", #"{"schema":7}"#, [422, 42201]),
                (.post, "/subjects/s/versions", #"{"schema":""}"#, [422, 42201]),
                (.post, "/subjects/s/versions", #"{"schema":"\"nope\""}"#, [422, 42201]),
                (.post, "/subjects/s/versions", #"{"schema":"\"int\"","schemaType":"JSON"}"#, [422, 42201]),
                (.post, "/subjects/s/versions", #"{"schema":"\"int\"","references":[{"name":"a"}]}"#, [422, 42201]),
                (.post, "/subjects/s/versions", #"{"schema":"\"string\""}"#, [409, 409]),
                (.post, "/subjects/t", Self.intBody, [404, 40401]),
                (.post, "/subjects/s", #"{"schema":"\"long\""}"#, [404, 40403]),
                (.get, "/subjects/t/versions", nil, [404, 40401]), (.get, "/subjects/t/versions/1", nil, [404, 40401]),
                (.get, "/subjects/s/versions/2", nil, [404, 40402]),
                (.get, "/subjects/s/versions/0", nil, [422, 42202]),
                (.get, "/subjects/s/versions/-2", nil, [422, 42202]),
                (.get, "/subjects/s/versions/x", nil, [422, 42202]),
                (.get, "/subjects/s/versions/2147483648", nil, [422, 42202]),
                (.get, "/schemas/ids/2", nil, [404, 40403]), (.get, "/schemas/ids/2/schema", nil, [404, 40403]),
                (.get, "/schemas/ids/2/subjects", nil, [404, 40403]),
                (.get, "/schemas/ids/2/versions", nil, [404, 40403]),
                (.get, "/schemas/guids/x", nil, [404, 40403]), (.get, "/config/s", nil, [404, 40408]),
                (.put, "/config/s", #"{"compatibility":"UP"}"#, [422, 42203]), (.put, "/config", "{}", [422, 42203]),
                (.put, "/config", "x", [400, 400]), (.delete, "/config/s", nil, [404, 40401]),
                (.post, "/compatibility/subjects/s/versions/9", Self.intBody, [404, 40402]),
                (.post, "/compatibility/subjects/t/versions/1", Self.intBody, [404, 40401]),
                (.post, "/compatibility/subjects/s/versions/x", Self.intBody, [422, 42202]),
                (.post, "/compatibility/subjects/s/versions", #"{"schema":"{"}"#, [422, 42201]),
            ]
            for (method, path, body, expected) in table {
                #expect(try raw.refusal(method, path, body) == expected, "\(method.rawValue) \(path) \(body ?? "")")
            }
        }
    }

    @Test("deleting is soft first and permanent second")
    func deleting() async throws {
        try await withServer { raw in
            _ = try raw.send(.post, "/subjects/s/versions", Self.intBody)
            _ = try raw.send(.post, "/subjects/s/versions", #"{"schema":"\"long\""}"#)
            #expect(try raw.refusal(.delete, "/subjects/s?permanent=true") == [404, 40405])
            #expect(try raw.refusal(.delete, "/subjects/s/versions/1?permanent=true") == [404, 40407])
            #expect(try raw.send(.delete, "/subjects/s/versions/1").body == .integer(1))
            #expect(try raw.refusal(.delete, "/subjects/s/versions/1") == [404, 40406])
            #expect(try raw.refusal(.get, "/subjects/s/versions/1") == [404, 40402])
            #expect(try raw.send(.get, "/subjects/s/versions/1?deleted=true").status == 200)
            #expect(try raw.send(.delete, "/subjects/s/versions/1?permanent=true").body == .integer(1))
            #expect(try raw.send(.get, "/subjects/s/versions?deleted=true").body == .array([.integer(2)]))
            #expect(try raw.send(.delete, "/subjects/s").body == .array([.integer(2)]))
            #expect(try raw.refusal(.delete, "/subjects/s") == [404, 40404])
            #expect(try raw.send(.get, "/subjects").body == .array([]))
            #expect(try raw.send(.get, "/subjects?deleted=true").body == .array([.string("s")]))
            let again = try raw.send(.post, "/subjects/s/versions", Self.intBody)
            #expect(again.body.objectValue?["version"] == .integer(3))
            #expect(again.body.objectValue?["id"] == .integer(1))
            _ = try raw.send(.delete, "/subjects/s")
            #expect(try raw.send(.delete, "/subjects/s?permanent=true").body == .array([.integer(2), .integer(3)]))
            #expect(try raw.refusal(.delete, "/subjects/s") == [404, 40401])
            #expect(try raw.send(.get, "/schemas/ids/1").status == 200)
        }
    }

    @Test("the answers have the fields of the REST interface")
    func answers() async throws {
        try await withServer { raw in
            #expect(try raw.send(.get, "/").body == .object(JSONObject()))
            #expect(try raw.send(.get, "/schemas/types").body == .array([.string("AVRO")]))
            let registered = try raw.send(.post, "/subjects/a%2Fb/versions", #"{"schema":" { \"type\" : \"int\" } "}"#)
            let names = registered.body.objectValue?.members.map(\.name)
            #expect(names == ["id", "version", "guid", "schemaType", "schema"])
            #expect(registered.body.objectValue?["schema"] == .string("\"int\""))
            let guid = try #require(registered.body.objectValue?["guid"]?.stringValue)
            #expect(try raw.send(.get, "/schemas/guids/\(guid)").body == raw.send(.get, "/schemas/ids/1").body)
            #expect(try raw.send(.get, "/schemas/ids/1/schema").body == .string("int"))
            #expect(try raw.send(.get, "/schemas/ids/1/subjects").body == .array([.string("a/b")]))
            let use: JSONObject = ["subject": .string("a/b"), "version": .integer(1)]
            #expect(try raw.send(.get, "/schemas/ids/1/versions").body == .array([.object(use)]))
            for version in ["1", "latest", "-1"] {
                let shown = try raw.send(.get, "/subjects/a%2Fb/versions/\(version)").body.objectValue
                #expect(shown?["subject"] == .string("a/b"))
                #expect(try raw.send(.get, "/subjects/a%2Fb/versions/\(version)/schema").body == .string("int"))
            }
            let verdict = try raw.send(
                .post,
                "/compatibility/subjects/a%2Fb/versions/latest?verbose=true",
                #"{"schema":"\"string\""}"#
            )
            #expect(verdict.body.objectValue?["is_compatible"] == .boolean(false))
            #expect(verdict.body.objectValue?["messages"]?.arrayValue?.isEmpty == false)
            let yes: JSONObject = ["is_compatible": .boolean(true)]
            #expect(try raw.send(.post, "/compatibility/subjects/new/versions", Self.intBody).body == .object(yes))
            #expect(
                try raw.send(.post, "/compatibility/subjects/new/versions/latest", Self.intBody).body == .object(yes)
            )
            let level: JSONObject = ["compatibility": .string("NONE")]
            #expect(try raw.send(.put, "/config/s", #"{"compatibility":"none"}"#).body == .object(level))
            let shown: JSONObject = ["compatibilityLevel": .string("NONE")]
            #expect(try raw.send(.get, "/config/s").body == .object(shown))
            #expect(try raw.send(.delete, "/config/s").body == .object(shown))
            let fallback: JSONObject = ["compatibilityLevel": .string("BACKWARD")]
            #expect(try raw.send(.get, "/config/s?defaultToGlobal=true").body == .object(fallback))
        }
    }

    @Test("a body over the limit is refused, and the connection and the server go on")
    func largeBody() async throws {
        try await withServer { raw in
            for size in [EmbeddedRegistry.maximumBody + 1, 3 * EmbeddedRegistry.maximumBody] {
                let large = String(repeating: " ", count: size)
                let refusal = try raw.refusal(.post, "/subjects/s/versions", large)
                #expect(refusal == [413, 413])
            }
            #expect(try raw.send(.get, "/subjects").body == .array([]))
        }
    }

    @Test("random requests never crash the service, and its answers are JSON of a known status")
    func fuzz() throws {
        var service = RegistryService()
        var generator = SeededGenerator(state: 6)
        let parts = [
            "subjects", "s", "versions", "1", "latest", "-1", "schema", "schemas", "ids", "config", "compatibility",
            "%2F", "%", "", "guids",
        ]
        let schemas = ["\"int\"", "\"long\"", #"{"type":"record","name":"A","fields":[]}"#, "{", "[]"]
        for _ in 0..<20_000 {
            let count = Int.random(in: 0..<6, using: &generator)
            let path =
                "/" + (0..<count).map { _ in parts.randomElement(using: &generator) ?? "" }.joined(separator: "/")
            let schema = schemas.randomElement(using: &generator) ?? ""
            let bodies = [
                JSONValue.object(["schema": .string(schema)]).text, #"{"compatibility":"FULL"}"#, "", "{}", "\u{0}",
            ]
            let request = RegistryService.Request(
                method: ["GET", "POST", "PUT", "DELETE", "PATCH", ""].randomElement(using: &generator) ?? "",
                path: path,
                query: Bool.random(using: &generator)
                    ? [:] : ["permanent": "true", "deleted": "true", "verbose": "true"],
                body: Array((bodies.randomElement(using: &generator) ?? "").utf8)
            )
            let answer = service.answer(request)
            #expect([200, 400, 404, 405, 409, 422].contains(answer.status))
            #expect(try JSONParser.parse(answer.body.text) == answer.body)
        }
    }
}
