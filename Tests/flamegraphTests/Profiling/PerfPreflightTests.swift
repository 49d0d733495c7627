import Testing

@testable import flamegraph

@Suite("perf's preflight")
struct PerfPreflightTests {
    @Test("tells perf's reason in one line, and the remedy for a container")
    func reason() {
        let complaint = "Error:\nAccess to performance monitoring is limited: Operation not permitted\nConsider …\n"
        let line = PerfPreflight.explanation(of: complaint, paranoia: 2)
        #expect(line.hasPrefix("perf cannot sample here: Access to performance monitoring is limited"))
        #expect(line.contains("CAP_PERFMON"))
        #expect(!line.contains("\n"))
    }

    @Test("does not let perf steer the terminal, and has an answer when perf gives none")
    func hostile() {
        #expect(PerfPreflight.explanation(of: "\u{1b}[31mred", paranoia: nil).contains("\\u{1b}[31mred"))
        #expect(PerfPreflight.explanation(of: "", paranoia: nil) == "perf cannot sample here: it gave no reason")
    }
}
