import SchemaRegistry
import Testing

@Suite struct ConfigurationTests {
    @Test(
        "addresses with another scheme, credentials, a query or no host are refused",
        arguments: [
            "", "localhost:8081", "file:///etc/passwd", "ftp://host", "gopher://host", "http://", "http://:80",
            "https:///x",
            "http://user:hunter2-canary@host", "http://hunter2-canary@host:8081", "HTTP://u:p@host", "http://host?a=b",
            "http://host#f", "http://ho st", "http://host:0", "http://host:70000", "http://host:1:2", "http://[::1",
            "http://h\\@x",
            "http://host\r\nX: y", "http://hóst",
        ]
    )
    func refusedAddresses(url: String) throws {
        let error = try failure { () throws(RegistryError) in try RegistryConfiguration(urls: [url]) }
        #expect(error.code == .configuration)
        #expect(!error.description.contains("hunter2-canary"))
    }

    @Test(
        "addresses of registries are accepted and lose their last slash",
        arguments: [
            ("http://localhost:8081/", "http://localhost:8081"),
            ("HTTPS://registry.example/base//", "https://registry.example/base"),
            ("http://[::1]:8081", "http://[::1]:8081"),
        ]
    )
    func acceptedAddresses(url: String, expected: String) throws {
        #expect(try RegistryConfiguration(urls: [url]).urls == [expected])
    }

    @Test(
        "credentials that could not travel in a header are refused without being shown",
        arguments: [
            .basic(user: "", password: "hunter2-canary"), .basic(user: "a:b", password: "hunter2-canary"),
            .basic(user: "a", password: "hunter2-canary\r\nX: y"), .bearer(token: ""),
            .bearer(token: "hunter2-canary x"),
            .bearer(token: "hunter2-canary\n"),
        ] as [RegistryAuthentication]
    )
    func refusedCredentials(authentication: RegistryAuthentication) throws {
        let error = try failure { () throws(RegistryError) in
            try RegistryConfiguration(urls: ["http://host"], authentication: authentication)
        }
        #expect(error.code == .configuration)
        #expect(!error.description.contains("hunter2-canary"))
    }

    @Test("no limit may be zero or negative, and an address is needed")
    func refusedLimits() throws {
        #expect(try failure { () throws(RegistryError) in try RegistryConfiguration(urls: []) }.code == .configuration)
        #expect(
            try failure { () throws(RegistryError) in
                try RegistryConfiguration(urls: ["http://h"], totalTimeout: .zero)
            }.code == .configuration
        )
        #expect(
            try failure { () throws(RegistryError) in
                try RegistryConfiguration(urls: ["http://h"], retryPolicy: RetryPolicy(retries: -1))
            }.code == .configuration
        )
    }

    @Test(
        "secrets show in no description, debug description or dump",
        arguments: [.basic(user: "u", password: "hunter2-canary"), .bearer(token: "hunter2-canary")]
            as [RegistryAuthentication]
    )
    func secrets(authentication: RegistryAuthentication) throws {
        let configuration = try RegistryConfiguration(urls: ["http://host"], authentication: authentication)
        let client = try RegistryClient(configuration: configuration)
        var shown = "\(authentication) \(configuration) \(client)"
        shown += String(reflecting: authentication) + String(reflecting: configuration) + String(reflecting: client)
        dump(authentication, to: &shown)
        dump(configuration, to: &shown)
        dump(client, to: &shown)
        #expect(!shown.contains("hunter2-canary"))
        #expect(shown.contains("redacted"))
    }
}
