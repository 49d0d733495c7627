import PyroscopeClient
import Testing
import Units

@Suite struct ConfigurationTests {
    @Test(
        "an address that cannot be one is refused, and not quoted",
        arguments: [
            "", "127.0.0.1:4040", "ftp://host", "http://", "http://user:hunter2@host", "http://host:0",
            "http://host:70000",
            "http://host/?a=b", "http://host/#x", "http://ho st", "http://host\n", "http://[::1", "http://höst",
        ]
    )
    func addresses(url: String) throws {
        let error = try failure { () throws(PyroscopeError) in try PyroscopeConfiguration(url: url) }
        #expect(error.code == .configuration)
        #expect(!error.description.contains("hunter2"))
    }

    @Test("usable addresses are taken", arguments: ["http://host", "HTTPS://host:4040/", "http://[::1]:4040/a/b"])
    func usable(url: String) throws {
        #expect(try PyroscopeConfiguration(url: url).url.hasSuffix("/") == false)
    }

    @Test("a tenant or a credential that could break a header is refused")
    func headers() throws {
        for name in ["", "a b", "a\r\nX: y", "ä", String(repeating: "a", count: 151)] {
            #expect(try failure { () throws(PyroscopeError) in try PyroscopeTenant(name) }.code == .configuration)
        }
        let bad: [PyroscopeAuthentication] = [
            .basic(user: "", password: "x"), .basic(user: "a:b", password: "x"), .basic(user: "a", password: "x\ny"),
            .bearer(token: ""), .bearer(token: "a b"), .bearer(token: "a\r\nX: y"),
        ]
        for authentication in bad {
            let error = try failure { () throws(PyroscopeError) in
                try PyroscopeConfiguration(url: "http://host", authentication: authentication)
            }
            #expect(error.code == .configuration)
        }
    }

    @Test("secrets are in no description")
    func secrets() throws {
        for authentication in [
            .basic(user: "u", password: "hunter2"), PyroscopeAuthentication.bearer(token: "hunter2"),
        ] {
            var dumped = ""
            let configuration = try PyroscopeConfiguration(url: "http://host", authentication: authentication)
            dump(configuration, to: &dumped)
            for text in [dumped, "\(configuration)", "\(authentication)", String(reflecting: authentication)] {
                #expect(!text.contains("hunter2"))
            }
        }
    }

    @Test("limits must be positive")
    func limits() throws {
        let error = try failure { () throws(PyroscopeError) in
            try PyroscopeConfiguration(url: "http://host", maximumBody: .zero)
        }
        #expect(error.code == .configuration)
        for hertz in [0, -1, 2_000_000] as [Int64] {
            let error = try failure { () throws(PyroscopeError) in
                try ProfilingAgent(hertz: hertz, collectInterval: .seconds(15))
            }
            #expect(error.code == .configuration)
        }
    }

    @Test(
        "the time of a sample is the agent's own integer division",
        arguments: [(19, 52_631_578), (97, 10_309_278), (100, 10_000_000)]
    )
    func period(hertz: Int64, expected: Int64) throws {
        #expect(try ProfilingAgent(hertz: hertz, collectInterval: .zero).period == expected)
    }
}
