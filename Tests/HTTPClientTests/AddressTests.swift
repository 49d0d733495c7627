import HTTPClient
import Testing

@Suite struct AddressTests {
    @Test(
        "a text that is no base address is refused with what is wrong, and not quoted",
        arguments: [
            ("", .scheme), ("localhost:8081", .scheme), ("file:///etc/passwd", .scheme), ("http://", .authority),
            ("http://:80", .authority), ("http://user:hunter2@host", .credentials), ("http://host?a=b", .query),
            ("http://host#f", .query), ("http://ho st", .character), ("http://host:0", .authority),
            ("http://host:70000", .authority), ("http://host:1:2", .authority), ("http://[::1", .authority),
            ("http://h\\@x", .character), ("http://host\r\nX: y", .character), ("http://hóst", .character),
        ] as [(String, HTTPAddress.Problem)]
    )
    func refused(text: String, problem: HTTPAddress.Problem) throws {
        let error = try #require(throws: HTTPAddress.Problem.self) { try HTTPAddress(text) }
        #expect(error == problem)
        #expect(!error.description.contains("hunter2"))
    }

    @Test("an address is split for messages and loses its last slash")
    func parts() throws {
        let address = try HTTPAddress("HTTPS://registry.example:8081/base//")
        #expect(address.text == "https://registry.example:8081/base")
        #expect(address.host == "registry.example:8081")
        #expect(address.path == "/base")
        #expect(try HTTPAddress("http://[::1]:8081").host == "[::1]:8081")
    }
}
