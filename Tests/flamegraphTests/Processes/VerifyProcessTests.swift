import Pipeline
import Subprocess
import Testing

@testable import flamegraph

@Suite("flamegraph verify", .timeLimit(.minutes(1)))
struct VerifyProcessTests {
    @Test("reads standard input, and finds nothing in nothing")
    func nothing() async throws {
        let outcome = try await Tool.shell("$FLAMEGRAPH verify - </dev/null")
        #expect(outcome.status == .exited(2))
        #expect(outcome.output.hasPrefix("NOT-ENOUGH-EVIDENCE"))
    }

    @Test("tells what it cannot read in one line")
    func missingFile() async throws {
        let outcome = try await Tool.run("verify", "/nowhere")
        #expect(outcome.status == .exited(65))
        #expect(outcome.error == "flamegraph: cannot read /nowhere: No such file or directory\n")
    }

    @Test("notices a full disk, and does not mind a reader that has gone")
    func outputs() async throws {
        #expect(try await Tool.shell("$FLAMEGRAPH verify - </dev/null >/dev/full").status == .exited(73))
        let closed = try await Tool.shell("{ $FLAMEGRAPH verify - </dev/null; echo $? >&2; } | true")
        #expect(closed.error == "2\n")
    }

    @Test("answers --version and --help, and refuses what it does not know")
    func manners() async throws {
        #expect(try await Tool.run("--version").output.hasPrefix(Version.current))
        #expect(try await Tool.run("run", "--help").output.contains("--pyroscope-server"))
        #expect(try await Tool.run("fly").status == .exited(64))
        #expect(try await Tool.run("verify").status == .exited(64))
    }
}
