import ProfileModel
import PyroscopeClient
import RegistryTesting
import Testing
import Units

@Suite struct FlameReadingTests {
    private let period: Int64 = 10_309_278

    @Test("the documented example is read, with samples counted by the agent's period")
    func example() throws {
        let server = try ScriptedRegistry { _ in .json(Answers.flame(times: 10_309_278)) }
        let labels = Labels([Labels.Key.service: "producer"])
        let merged = try Quick.client(server.url).mergedStacks(of: Quick.query(labels: labels))
        let profile = merged.profile
        #expect(profile.valueOfStack == ["a;b;e": period, "a;c": 2 * period, "a;c;d": period])
        #expect(profile.samples.map(\.count.rawValue).sorted() == [1, 1, 2])
        #expect(profile.measurement.period == period)
        #expect(profile.measurement.unit == .nanoseconds)
        #expect(profile.measurement.start == .seconds(1_700_000_000))
        #expect(profile.measurement.duration == .seconds(120))
        #expect(profile.samples.allSatisfy { profile.labels[$0.labels] == labels })
        #expect(merged.warnings.isEmpty)
    }

    @Test("without the agent's rate no samples are counted")
    func noRate() throws {
        let server = try ScriptedRegistry { _ in .json(Answers.flame()) }
        let agent = try ProfilingAgent(hertz: nil, collectInterval: .seconds(15))
        let profile = try Quick.client(server.url).mergedStacks(of: Quick.query(agent: agent)).profile
        #expect(profile.sampleCount == .zero)
        #expect(profile.measurement.period == nil)
        #expect(profile.totalValue == 4)
    }

    @Test(
        "a wrong rate is noticed: the values are no multiples of its period, and counts are rounded",
        arguments: [
            (52_631_578, 1, [5, 5, 10]),
            // One and a half times the period: the half of the time that is doubled comes out even.
            (15_463_917, 0.5, [2, 2, 3]),
        ]
    )
    func wrongRate(unit: Int64, share: Double, counts: [Int64]) throws {
        let server = try ScriptedRegistry { _ in .json(Answers.flame(times: unit)) }
        let merged = try Quick.client(server.url).mergedStacks(of: Quick.query())
        #expect(merged.warnings == [.otherPeriod(share: share, period: period)])
        #expect(merged.profile.samples.map(\.count.rawValue).sorted() == counts)
    }

    @Test(
        "no samples is an error that says so, whatever an empty answer looks like",
        arguments: [Answers.emptyFlame, "{}", #"{"flamegraph":{}}"#, #"{"flamegraph":null}"#]
    )
    func empty(body: String) throws {
        let server = try ScriptedRegistry { request in
            request.target.hasSuffix("GetProfileStats") ? .json(Answers.holdings) : .json(body)
        }
        let client = try Quick.client(server.url)
        let query = try Quick.query("lost")
        let error = try failure { () throws(PyroscopeError) in try client.mergedStacks(of: query) }
        #expect(error.code == .noSamples)
        #expect(error.description.contains("lost"))
    }

    @Test(
        "an empty answer is explained by what the tenant has at all",
        arguments: [
            ("{}", "tenant team-a"),
            (
                #"{"dataIngested":true,"oldestProfileTime":"1600000000000","newestProfileTime":"1699999999000"}"#,
                "before the window"
            ),
            (
                #"{"dataIngested":true,"oldestProfileTime":"1700009999000","newestProfileTime":"1700009999000"}"#,
                "after the window"
            ),
            (#"{"dataIngested":true,"newestProfileTime":"9223372036854775807"}"#, "in the window"),
            (#"{"dataIngested":true,"oldestProfileTime":"9000000000000000"}"#, "in the window"),
            ("<html>", "in the window"),
        ]
    )
    func explained(holdings: String, expected: String) throws {
        let server = try ScriptedRegistry { request in
            request.target.hasSuffix("GetProfileStats") ? .json(holdings) : .json("{}")
        }
        let client = try Quick.client(server.url, tenant: "team-a")
        let query = try Quick.query()
        let error = try failure { () throws(PyroscopeError) in try client.mergedStacks(of: query) }
        #expect(error.code == .noSamples)
        #expect(error.reason.contains(expected))
        #expect(!error.description.contains("\n"))
    }

    @Test(
        "what is folded into nodes called other is told, when it is more than a percent",
        arguments: [(1, false), (2, true)]
    )
    func folded(percent: Int64, isWarned: Bool) throws {
        let other = FlameEncoder.Node("other", own: [percent])
        let root = FlameEncoder.Node("total", own: [0], callees: [.init("a", own: [100 - percent], callees: [other])])
        let answer = FlameEncoder.answer(root, sides: 1)
        let server = try ScriptedRegistry { _ in .json(answer) }
        let agent = try ProfilingAgent(hertz: nil, collectInterval: .seconds(15))
        let merged = try Quick.client(server.url).mergedStacks(of: Quick.query(agent: agent))
        #expect(merged.foldedValue == percent)
        #expect(merged.warnings == (isWarned ? [.folded(share: 0.02)] : []))
    }

    @Test("an address that stands for a name becomes its module, once")
    func stubs() throws {
        let callees = [
            "$ libc.so.6 + 0x1a2b", "$ libc.so.6 + 0x1a30", "$ no stub", "$ x + 0x", "$ /lib/y.so + 0xFF", "",
        ]
        .map { FlameEncoder.Node($0, own: [1]) }
        let root = FlameEncoder.Node("total", own: [0], callees: callees)
        let answer = FlameEncoder.answer(root, sides: 1)
        let server = try ScriptedRegistry { _ in .json(answer) }
        let profile = try Quick.client(server.url).mergedStacks(of: Quick.query()).profile
        #expect(
            profile.valueOfStack == ["[libc.so.6]": 2, "$ no stub": 1, "$ x + 0x": 1, "[y.so]": 1, "[unknown]": 1]
        )
    }

    @Test("numbers may come as numbers, members in any order, and unknown members are skipped")
    func lenient() throws {
        let body = """
            {"unknown":[{}],"flamegraph":{"maxSelf":1,"total":4,"new":null,"names":["total","a"],
            "levels":[{"values":[0,4,0,0]},{"values":["0",4,"4",1],"x":{}}]}}
            """
        let server = try ScriptedRegistry { _ in .json(body) }
        #expect(try Quick.client(server.url).mergedStacks(of: Quick.query()).profile.valueOfStack == ["a": 4])
    }

    @Test("any tree comes back as it was encoded", arguments: 0..<60)
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        let tree = FlameEncoder.Node.random(depth: 6, sides: 1, using: &generator)
        guard tree.total(0) > 0 else { return }
        let answer = FlameEncoder.answer(tree, sides: 1)
        let server = try ScriptedRegistry { _ in .json(answer) }
        let profile = try Quick.client(server.url).mergedStacks(of: Quick.query()).profile
        #expect(profile.pathValues == tree.values(0))
    }

    @Test("a deep stack is read without recursion")
    func deep() throws {
        let depth = 20_000
        let levels = (0...depth).map { #"{"values":["0","5",\#($0 == depth ? #""5""# : #""0""#),"\#(min($0, 1))"]}"# }
        let body = #"{"flamegraph":{"names":["total","f"],"total":"5","levels":[\#(levels.joined(separator: ","))]}}"#
        let server = try ScriptedRegistry { _ in .json(body) }
        let profile = try Quick.client(server.url).mergedStacks(of: Quick.query()).profile
        #expect(profile.stacks.frames(of: profile.samples[0].stack).count == depth)
    }

    @Test("values near the largest integer are summed without overflow")
    func large() throws {
        let huge = Int64.max - 1
        let body =
            #"{"flamegraph":{"names":["total","f"],"total":"\#(huge)","levels":[{"values":["0","\#(huge)","0","0"]},{"values":["0","\#(huge)","\#(huge)","1"]}]}}"#
        let server = try ScriptedRegistry { _ in .json(body) }
        #expect(try Quick.client(server.url).mergedStacks(of: Quick.query()).profile.totalValue == huge)
    }

    @Test(
        "an answer that contradicts itself is refused",
        arguments: [
            // The root's name is missing; a level has a node in part; a name is out of range; the total is another.
            #""names":[],"total":"4","levels":[{"values":["0","4","4","0"]}]"#,
            #""names":["total"],"total":"4","levels":[{"values":["0","4","4"]}]"#,
            #""names":["total"],"total":"4","levels":[{"values":["0","4","4","1"]}]"#,
            #""names":["total"],"total":"5","levels":[{"values":["0","4","4","0"]}]"#,
            #""names":["total"],"total":"5"#,
            // Negative and overflowing widths, a part larger than the whole, parts that are not the whole.
            #""names":["total"],"total":"-4","levels":[{"values":["0","-4","0","0"]}]"#,
            #""names":["total"],"total":"4","levels":[{"values":["0","4","-1","0"]}]"#,
            #""names":["total"],"total":"4","levels":[{"values":["0","4","9","0"]}]"#,
            #""names":["total"],"total":"4","levels":[{"values":["0","4","3","0"]}]"#,
            #""names":["total"],"total":"4","levels":[{"values":["9223372036854775807","4","4","0"]}]"#,
            // Two roots; a root that does not begin at 0; a node beside its caller; one wider than its caller.
            #""names":["total"],"total":"4","levels":[{"values":["0","2","2","0","0","2","2","0"]}]"#,
            #""names":["total"],"total":"4","levels":[{"values":["1","4","4","0"]}]"#,
            #""names":["total"],"total":"4","levels":[{"values":["0","4","0","0"]},{"values":["4","4","4","0"]}]"#,
            #""names":["total"],"total":"4","levels":[{"values":["0","4","0","0"]},{"values":["0","5","5","0"]}]"#,
            #""names":["total"],"total":"4","levels":[{"values":[]},{"values":["0","4","4","0"]}]"#,
        ]
    )
    func contradictions(members: String) throws {
        let text = members.hasSuffix("5") ? members + "\"" : members
        let server = try ScriptedRegistry { _ in .json(#"{"flamegraph":{\#(text)}}"#) }
        let client = try Quick.client(server.url)
        let query = try Quick.query()
        let error = try failure { () throws(PyroscopeError) in try client.mergedStacks(of: query) }
        #expect(error.code == .body)
        #expect(server.requests.count == 1)
    }
}

extension Profile {
    /// What stands on each path of names.
    var pathValues: [[String]: Int64] {
        samples.reduce(into: [:]) { values, sample in
            values[stacks.frames(of: sample.stack).map { frames[$0].name }, default: 0] += sample.value
        }
    }
}
