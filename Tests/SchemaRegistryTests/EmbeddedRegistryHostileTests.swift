import RegistryTesting
import SchemaRegistry
import Testing

@Suite struct EmbeddedRegistryHostileTests {
    @Test("bytes that are not a request do not stop the server")
    func garbage() async throws {
        try await EmbeddedServer.run { url in
            let port = try #require(url.split(separator: ":").last.flatMap { UInt16($0) })
            let post = "POST /subjects/s/versions HTTP/1.1\r\nHost: x\r\n"
            let texts = [
                "", "\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/1.1", "GET /%zz%00 HTTP/1.1\r\n\r\n",
                "\u{0}\u{1}\u{2}\r\n\r\n",
                post + "Content-Length: -1\r\n\r\n", post + "Content-Length: 99999999999999999999\r\n\r\n{}",
                post + "Content-Length: 9223372036854775807\r\n\r\n{}", post + "Content-Length: 10\r\n\r\n{}",
                post + "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
                post + "Transfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n{}",
                post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
                post + "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}",
                "PATCH /subjects HTTP/1.1\r\nConnection: close\r\n\r\n",
            ]
            for text in texts { _ = try RawExchange.send(Array(text.utf8), toPort: port) }
            var generator = SeededGenerator(state: 7)
            for _ in 0..<50 {
                let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &generator) }
                _ = try RawExchange.send(bytes, toPort: port)
            }
            #expect(try Quick.client(url).subjects().isEmpty)
        }
    }

    @Test("a method that no path has is refused with 405")
    func unknownMethod() async throws {
        try await EmbeddedServer.run { url in
            let port = try #require(url.split(separator: ":").last.flatMap { UInt16($0) })
            let request = "PATCH /subjects HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            let answer = String(decoding: try RawExchange.send(Array(request.utf8), toPort: port), as: UTF8.self)
            #expect(answer.hasPrefix("HTTP/1.1 405 "))
            #expect(answer.contains("Content-Type: application/vnd.schemaregistry.v1+json\r\n"))
            #expect(answer.hasSuffix(#"{"error_code":405,"message":"HTTP 405 Method Not Allowed"}"#))
        }
    }
}
