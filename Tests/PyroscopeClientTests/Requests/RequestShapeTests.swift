import Foundation
import ProfileModel
import PyroscopeClient
import RegistryTesting
import Testing
import Units

@Suite struct RequestShapeTests {
    private let cpu = "process_cpu:cpu:nanoseconds:cpu:nanoseconds"

    @Test("a flame graph is asked for with all nodes, and times in milliseconds as strings")
    func stacktraces() throws {
        let server = try ScriptedRegistry { _ in .json(Answers.flame()) }
        _ = try Quick.client(server.url).mergedStacks(of: Quick.query())
        let request = try #require(server.requests.first)
        #expect(request.method == "POST")
        #expect(request.target == "/querier.v1.QuerierService/SelectMergeStacktraces")
        #expect(request.header("Content-Type") == "application/json")
        #expect(request.header("X-Scope-OrgID") == nil)
        #expect(request.header("Authorization") == nil)
        #expect(
            request.object as? [String: String] == [
                "profileTypeID": cpu, "labelSelector": #"{service_name="producer"}"#, "start": "1700000015000",
                "end": "1700000134998", "maxNodes": "-1", "format": "PROFILE_FORMAT_FLAMEGRAPH",
            ]
        )
    }

    @Test("a pprof is asked for without a number of nodes, so that it is never truncated")
    func profile() throws {
        let server = try ScriptedRegistry { _ in .json(Answers.pprof) }
        _ = try Quick.client(server.url).mergedProfile(of: Quick.query())
        let request = try #require(server.requests.first)
        #expect(request.target == "/querier.v1.QuerierService/SelectMergeProfile")
        #expect(Set(request.object.keys) == ["profileTypeID", "labelSelector", "start", "end"])
    }

    @Test("both sides of a difference are asked for with all nodes when one is")
    func difference() throws {
        let server = try ScriptedRegistry { _ in .json(Answers.difference) }
        var limited = try Quick.query("b")
        limited.maximumNodes = 100
        _ = try Quick.client(server.url).difference(between: Quick.query("a"), and: limited)
        let object = try #require(server.requests.first).object
        let sides = [object["left"], object["right"]].compactMap { $0 as? [String: String] }
        #expect(sides.map { $0["maxNodes"] } == ["-1", "-1"])
        #expect(sides.map { $0["labelSelector"] } == [#"{service_name="a"}"#, #"{service_name="b"}"#])
    }

    @Test("label values and series are asked for by type and selector")
    func labels() throws {
        let server = try ScriptedRegistry { request in
            request.target.hasSuffix("LabelValues")
                ? .json(#"{"names":["b","a"]}"#)
                : .json(#"{"labelsSet":[{"labels":[{"name":"service_name","value":"a"},{"name":"instance"}]}]}"#)
        }
        let client = try Quick.client(server.url)
        #expect(try client.labelValues(of: "service_name", in: Quick.window()) == ["a", "b"])
        let series = try client.series(by: ["service_name"], selector: .service("a"), in: Quick.window())
        #expect(series == [Labels(["service_name": "a", "instance": ""])])
        let requests = server.requests
        #expect(requests[0].object["name"] as? String == "service_name")
        #expect(requests[0].object["matchers"] as? [String] == [#"{__profile_type__="\#(cpu)"}"#])
        #expect(requests[1].object["matchers"] as? [String] == [#"{__profile_type__="\#(cpu)",service_name="a"}"#])
        #expect(requests[1].object["labelNames"] as? [String] == ["service_name"])
    }

    @Test("profile types, holdings and version are read, omitted fields included")
    func status() throws {
        let server = try ScriptedRegistry { request in
            switch request.target {
            case "/querier.v1.QuerierService/ProfileTypes":
                .json(
                    #"{"profileTypes":[{"ID":"offcpu:offcpu:nanoseconds::","name":"offcpu","sampleType":"offcpu","sampleUnit":"nanoseconds"}]}"#
                )
            case "/querier.v1.QuerierService/GetProfileStats": .json(Answers.holdings)
            case "/api/v1/status/buildinfo": .json(#"{"status":"success","data":{"version":"1.14.1"}}"#)
            default: .text("ready", type: "text/plain")
            }
        }
        let client = try Quick.client(server.url)
        let type = try #require(try client.profileTypes(in: Quick.window()).first)
        #expect(type.id.rawValue == "offcpu:offcpu:nanoseconds::")
        #expect(type.id.sampleUnit == "nanoseconds")
        #expect(type.periodType.isEmpty)
        #expect(try client.holdings().newest == .seconds(1_700_000_300))
        #expect(try client.version().hasComparisonPage == true)
        try client.checkReady()
        #expect(server.requests.last?.target == "/ready")
        #expect(server.requests.last?.method == "GET")
    }

    @Test("nothing listed is an empty list, not an error", arguments: ["{}", #"{"names":[]}"#, " { } "])
    func nothing(body: String) throws {
        let server = try ScriptedRegistry { _ in .json(body) }
        #expect(try Quick.client(server.url).labelValues(of: "service_name", in: Quick.window()).isEmpty)
    }

    @Test("tenant and credentials travel in their headers")
    func headers() throws {
        let server = try ScriptedRegistry { _ in .json(Answers.flame()) }
        let basic = PyroscopeAuthentication.basic(user: "u", password: "p:q")
        _ = try Quick.client(server.url, tenant: "team-a", authentication: basic).mergedStacks(of: Quick.query())
        _ = try Quick.client(server.url, authentication: .bearer(token: "t0ken")).mergedStacks(of: Quick.query())
        #expect(server.requests[0].header("X-Scope-OrgID") == "team-a")
        #expect(server.requests[0].header("Authorization") == "Basic dTpwOnE=")
        #expect(server.requests[1].header("Authorization") == "Bearer t0ken")
    }

    @Test("a base address may have a path")
    func basePath() throws {
        let server = try ScriptedRegistry { _ in .json(Answers.flame()) }
        _ = try Quick.client(server.url + "/pyroscope/").mergedStacks(of: Quick.query())
        #expect(server.requests.first?.target == "/pyroscope/querier.v1.QuerierService/SelectMergeStacktraces")
    }

    @Test(
        "which versions have a page for comparing",
        arguments: [("1.14.1", true), ("v1.9.0", true), ("1.15.0", false), ("2.0.0", false), ("main-abc", nil)]
    )
    func versions(text: String, expected: Bool?) {
        #expect(PyroscopeVersion(text: text).hasComparisonPage == expected)
    }
}
