import ProfileModel
import PyroscopeClient
import RegistryTesting
import Testing
import Units

@Suite struct PprofReadingTests {
    private func read(_ body: String) throws -> MergedProfile {
        let server = try ScriptedRegistry { request in
            request.target.hasSuffix("GetProfileStats") ? .json(Answers.holdings) : .json(body)
        }
        return try Quick.client(server.url).mergedProfile(of: Quick.query())
    }

    @Test("stacks, modules, unnamed and kernel frames are read; the server's made-up period is not")
    func example() throws {
        let merged = try read(Answers.pprof)
        let profile = merged.profile
        #expect(
            profile.valueOfStack == [
                "Orders.main();malloc": 20_618_556, "Orders.main()": 10_309_278,
                "Orders.main();[libc.so.6]": 10_309_278,
                "Orders.main();do_softirq": 30_927_834,
            ]
        )
        #expect(profile.sampleCount == 7)
        #expect(profile.measurement.period == 10_309_278)
        #expect(profile.modules["producer"] == Profile.Module(path: "/app/producer", buildID: "abc123"))
        let frames = Dictionary(
            uniqueKeysWithValues: profile.frames.ids.map { (profile.frames[$0].name, profile.frames[$0]) }
        )
        #expect(frames["Orders.main()"]?.symbol == "$s6OrdersmainyyF")
        #expect(frames["Orders.main()"]?.module == "producer")
        #expect(frames["do_softirq"]?.kind == .kernel)
        #expect(frames["[libc.so.6]"]?.isNamed == false)
        #expect(merged.warnings.isEmpty)
    }

    @Test("functions of one location are inlined into the last")
    func inlined() throws {
        let body = """
            {"sampleType":[{"type":"1","unit":"2"}],"sample":[{"locationId":["1"],"value":["5"]}],
            "location":[{"id":"1","line":[{"functionId":"1"},{"functionId":"2"}]}],
            "function":[{"id":"1","name":"3"},{"id":"2","name":"4"}],
            "stringTable":["","cpu","nanoseconds","inner","outer"]}
            """
        let profile = try read(body).profile
        #expect(profile.valueOfStack == ["outer;inner": 5])
        let kinds = profile.frames.ids.map { profile.frames[$0] }.map { "\($0.name) \($0.kind)" }
        #expect(Set(kinds) == ["outer user", "inner inlined"])
    }

    @Test(
        "a pprof without samples is no samples",
        arguments: [
            "{}",
            #"{"sampleType":[{"type":"1","unit":"2"}],"stringTable":["","cpu","nanoseconds"],"period":"1000000000"}"#,
            #"{"sampleType":[{"type":"1","unit":"2"}],"stringTable":["","cpu","nanoseconds"],"sample":[{"value":["0"]}]}"#,
        ]
    )
    func empty(body: String) throws {
        let error = #expect(throws: PyroscopeError.self) { try read(body) }
        #expect(error?.code == .noSamples)
    }

    @Test(
        "a pprof whose parts do not fit together is refused",
        arguments: [
            (#""locationId":["2","1"]"#, #""locationId":["2","9"]"#), (#""functionId":"2""#, #""functionId":"9""#),
            (#""mappingId":"3""#, #""mappingId":"9""#), (#""name":"10""#, #""name":"99""#),
            (#""name":"10""#, #""name":"-1""#),
            (#""filename":"8""#, #""filename":"99""#), (#"{"id":"4","mapp"#, #"{"id":"1","mapp"#),
            (#"{"id":"4","mapp"#, #"{"mapp"#), (#"{"id":"3","name""#, #"{"name""#), (#"["10309278"]"#, #"[]"#),
            (#"["10309278"]"#, #"["-1"]"#), (#"["10309278"]"#, #"["1","2"]"#), (#""unit":"2"}],"#, #""unit":"1"}],"#),
            (#"["","cpu""#, #"["x","cpu""#), (#"{"id":"3","filename""#, #"{"filename""#),
        ]
    )
    func contradictions(part: String, replacement: String) throws {
        let parts = Answers.pprof.split(separator: part, maxSplits: 1, omittingEmptySubsequences: false)
        try #require(parts.count == 2)
        let error = #expect(throws: PyroscopeError.self) { try read(parts.joined(separator: replacement)) }
        #expect(error?.code == .body)
    }

    @Test("an answer that would grow far beyond its own size is refused")
    func bomb() throws {
        let lines = Array(repeating: #"{"functionId":"1"}"#, count: 300).joined(separator: ",")
        let inlined = """
            {"sampleType":[{"type":"1","unit":"2"}],"sample":[{"locationId":["1"],"value":["5"]}],
            "location":[{"id":"1","line":[\(lines)]}],"function":[{"id":"1","name":"1"}],
            "stringTable":["","cpu","nanoseconds"]}
            """
        #expect(#expect(throws: PyroscopeError.self) { try read(inlined) }?.code == .body)
        let ids = Array(repeating: "\"1\"", count: 20_000).joined(separator: ",")
        let deep = """
            {"sampleType":[{"type":"1","unit":"2"}],"sample":[{"locationId":[\(ids)],"value":["5"]}],
            "location":[{"id":"1"}],"stringTable":["","cpu","nanoseconds"]}
            """
        #expect(#expect(throws: PyroscopeError.self) { try read(deep) }?.code == .body)
    }
}
