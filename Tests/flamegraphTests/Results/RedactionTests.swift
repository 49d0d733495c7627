import Testing

@testable import flamegraph

@Suite("Redaction")
struct RedactionTests {
    @Test(
        "takes names and passwords out of addresses",
        arguments: [
            ("http://registry:8081", "http://registry:8081"),
            ("https://me:secret@registry:8081/path", "https://registry:8081/path"),
            ("https://me:se@cret@registry/x@y", "https://registry/x@y"),
            ("http://a:b@one,http://c:d@two", "http://one,http://two"),
            ("registry", "registry"),
        ]
    )
    func address(text: String, expected: String) {
        #expect(Redaction.address(text) == expected)
    }

    @Test("hides the values of secret properties only")
    func property() {
        #expect(Redaction.property("sasl.password=secret") == "sasl.password=[redacted]")
        #expect(Redaction.property("linger.ms=5") == "linger.ms=5")
    }
}
