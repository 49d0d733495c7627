import PyroscopeClient
import RegistryTesting
import Testing

@Suite struct DifferenceReadingTests {
    @Test("both sides are read, nodes that only one of them has included")
    func example() throws {
        let server = try ScriptedRegistry { _ in .json(Answers.difference) }
        let difference = try Quick.client(server.url).difference(between: Quick.query("a"), and: Quick.query("b"))
        #expect(difference.left.profile.valueOfStack == ["a;b": 3, "a;c": 1])
        #expect(difference.right.profile.valueOfStack == ["a;c": 2, "a;d": 5])
    }

    @Test("any two trees come back as they were encoded", arguments: 0..<60)
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed &+ 1000)
        let tree = FlameEncoder.Node.random(depth: 5, sides: 2, using: &generator)
        guard tree.total(0) > 0, tree.total(1) > 0 else { return }
        let answer = FlameEncoder.answer(tree, sides: 2)
        let server = try ScriptedRegistry { _ in .json(answer) }
        let difference = try Quick.client(server.url).difference(between: Quick.query("a"), and: Quick.query("b"))
        #expect(difference.left.profile.pathValues == tree.values(0))
        #expect(difference.right.profile.pathValues == tree.values(1))
    }

    @Test("a side without samples is named", arguments: [true, false])
    func oneSided(isLeftEmpty: Bool) throws {
        let own: [Int64] = isLeftEmpty ? [0, 5] : [5, 0]
        let tree = FlameEncoder.Node("total", own: [0, 0], callees: [.init("f", own: own)])
        let answer = FlameEncoder.answer(tree, sides: 2)
        let server = try ScriptedRegistry { request in
            request.target.hasSuffix("GetProfileStats") ? .json(Answers.holdings) : .json(answer)
        }
        let client = try Quick.client(server.url)
        let (left, right) = (try Quick.query("lefty"), try Quick.query("righty"))
        let error = try failure { () throws(PyroscopeError) in try client.difference(between: left, and: right) }
        #expect(error.code == .noSamples)
        #expect(error.reason.contains(isLeftEmpty ? "lefty" : "righty"))
    }

    @Test("different types are not compared")
    func types() throws {
        let server = try ScriptedRegistry()
        let client = try Quick.client(server.url)
        let left = try Quick.query()
        var right = left
        right.type = try #require(ProfileTypeID(rawValue: "wall:wall:nanoseconds:wall:nanoseconds"))
        let error = try failure { () throws(PyroscopeError) in try client.difference(between: left, and: right) }
        #expect(error.code == .configuration)
        #expect(server.requests.isEmpty)
    }
}
