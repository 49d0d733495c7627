import Pipeline
import Testing

@testable import flamegraph

@Suite("The fleet of role processes")
struct FleetTests {
    private let service = Scenario.io.services[0]

    private func fleet() -> Fleet {
        var fleet = Fleet()
        fleet.add(service, instance: "a")
        fleet.add(service, instance: "b")
        return fleet
    }

    private func event(_ name: String, _ fields: String = "") throws -> EventLine {
        try EventLine(json: Samples.line(name, service.name, fields))
    }

    @Test("is ready when every process has said so")
    func starting() throws {
        var fleet = fleet()
        #expect(fleet.missing == ["a", "b"])
        fleet.apply(try event("startup_complete"), from: "b")
        #expect(fleet.missing == ["a"])
        fleet.apply(try event("startup_complete"), from: "a")
        #expect(fleet.missing.isEmpty)
        #expect(fleet.failure == nil)
    }

    @Test("owes records from the beginning of a round until they come")
    func records() throws {
        var fleet = fleet()
        fleet.begin(["a", "b"])
        #expect(fleet.owing(["a", "b"]) == ["a", "b"])
        fleet.apply(try event("run_record"), from: "a")
        #expect(fleet.owing(["a", "b"]) == ["b"])
    }

    @Test("moves when messages are counted, and not when they are not")
    func movement() throws {
        var fleet = fleet()
        let progress = try event("progress", #""messages":5,"target":10"#)
        fleet.apply(progress, from: "a")
        let moved = fleet.movements
        fleet.apply(progress, from: "a")
        #expect(fleet.movements == moved)
        fleet.apply(try event("progress", #""messages":6,"target":10"#), from: "a")
        #expect(fleet.movements == moved + 1)
    }

    @Test("fails with the code and the last words of a process that ends early")
    func earlyEnd() {
        var fleet = fleet()
        fleet.complain("cannot go on\u{7}", from: "b")
        fleet.end(.exited(8), of: "b")
        #expect(fleet.failure?.exitCode == .registryUnavailable)
        #expect(
            fleet.failure?.message
                == "b ended early: exit code 8, the Schema Registry could not be reached; its last words: cannot go on\\u{7}"
        )
        #expect(!fleet.isFailureProvisional)
    }

    @Test("fails when a process ends early even with success, by a signal, or never starts")
    func otherEnds() {
        for (end, code) in [
            (ProcessEnd.exited(0), Pipeline.ExitCode.software), (.signaled(9), .software), (.exited(99), .software),
            (.notStarted("no such file"), .unavailable),
        ] {
            var fleet = fleet()
            fleet.end(end, of: "a")
            #expect(fleet.failure?.exitCode == code)
        }
    }

    @Test("does not fail for processes that were told to stop, whatever their verdict")
    func leaving() {
        var fleet = fleet()
        fleet.leave(["a", "b"])
        fleet.end(.exited(0), of: "a")
        fleet.end(.exited(1), of: "b")
        #expect(fleet.failure == nil)
        #expect(fleet.alive.isEmpty)
    }

    @Test("fails for a process that was told to stop and could not deliver")
    func leavingBadly() {
        var fleet = fleet()
        fleet.leave(["a"])
        fleet.end(.exited(3), of: "a")
        #expect(fleet.failure?.exitCode == .undelivered)
    }

    @Test("waits for the end of a process that observed a fault, which says more")
    func fault() throws {
        var fleet = fleet()
        fleet.apply(try event("fault_observed", #""fault":"broker gone""#), from: "a")
        #expect(fleet.isFailureProvisional)
        #expect(fleet.failure?.message == "a observed a fault: broker gone")
        fleet.end(.exited(69), of: "a")
        #expect(!fleet.isFailureProvisional)
        #expect(fleet.failure?.exitCode == .unavailable)
    }
}
