import RegistryTesting
import Testing

@testable import flamegraph

@Suite("Alloy")
struct AlloyProbeTests {
    private func findings(
        _ change: (inout AlloyDouble) -> Void = { _ in },
        kernel: KernelVersion? = KernelVersion(6, 1)
    ) throws -> [String: Finding] {
        var double = AlloyDouble()
        change(&double)
        let scripted = try double.server()
        let server = try AlloyServer(url: scripted.url, timeout: .seconds(10))
        let findings = AlloyProbe(place: "alloy", state: AlloyState(of: server), kernel: kernel).findings()
        return Dictionary(uniqueKeysWithValues: findings.map { ($0.subject, $0) })
    }

    @Test("one that samples and pushes is ok in every line")
    func good() throws {
        let findings = try findings()
        #expect(findings.count == 7)
        #expect(findings.values.allSatisfy { $0.status == .ok })
        #expect(findings["targets"]?.found == "serdes-avro-producer, serdes-json-producer")
        #expect(findings["profiles"]?.found == "serdes-avro-producer 40, serdes-json-producer 41, 2 targets active")
    }

    @Test("a profiler that has given up fails, although Alloy calls itself healthy")
    func exited() throws {
        let findings = try findings {
            $0.state = "exited"
            $0.message = "attach sched_process_free: permission denied"
            $0.failingSessions = 1
        }
        #expect(findings["ready"]?.status == .ok)
        #expect(findings["profiler"]?.status == .failed)
        #expect(findings["profiler"]?.found.contains("exited: attach sched_process_free") == true)
        #expect(findings["sessions"]?.status == .failed)
    }

    @Test(
        "1.11 fails on kernels from 6.16 on, and only it and only there",
        arguments: [
            ("v1.11.3", KernelVersion(6, 16), .failed), ("v1.11.0", KernelVersion(7, 0), .failed),
            ("v1.11.3", KernelVersion(6, 15), .ok), ("v1.12.0", KernelVersion(6, 16), .ok), ("v1.11.3", nil, .ok),
            ("v1.110.0", KernelVersion(6, 16), .ok),
        ] as [(String, KernelVersion?, Finding.Status)]
    )
    func kernels(version: String, kernel: KernelVersion?, status: Finding.Status) throws {
        let finding = try findings({ $0.version = version }, kernel: kernel)["version"]
        #expect(finding?.status == status)
        if status == .failed { #expect(finding?.advice?.contains("v1.12.0") == true) }
    }

    @Test("no container kept is a failure; replicas are counted by container")
    func targets() throws {
        #expect(try findings { $0.containers = [] }["targets"]?.status == .failed)
        let replicas = Array(repeating: "processing-complex-processor", count: 3)
        #expect(try findings { $0.containers = replicas }["targets"]?.found == "processing-complex-processor × 3")
    }

    @Test("without the unstable interface there are warnings, and the sessions still count")
    func noComponents() throws {
        let findings = try findings { $0.containers = nil }
        #expect(findings["profiler"]?.status == .warning)
        #expect(findings["targets"]?.status == .warning)
        #expect(findings["sessions"]?.status == .ok)
    }

    @Test("sessions that never began, profiles that never came and pushes that fail are told apart")
    func counters() throws {
        #expect(try findings { $0.sessions = 0 }["sessions"]?.status == .failed)
        #expect(try findings { $0.profiles = [:] }["profiles"]?.status == .warning)
        #expect(try findings { $0.sent = 0 }["pushes"]?.status == .failed)
        #expect(try findings { $0.dropped = 3 }["pushes"]?.status == .warning)
    }

    @Test("one that is not ready is asked for no more, and says what to do", arguments: [401, 503])
    func notReady(status: Int) throws {
        let findings = try findings { $0.readyStatus = status }
        #expect(findings["ready"]?.status == .failed)
        #expect(findings.values.count { $0.status == .skipped } == 6)
    }

    @Test("what is not Alloy is not taken for it")
    func other() throws {
        let scripted = try ScriptedRegistry { _ in .text("<html>welcome</html>", type: "text/html") }
        let server = try AlloyServer(url: scripted.url, timeout: .seconds(10))
        let findings = AlloyProbe(place: "x", state: AlloyState(of: server), kernel: nil).findings()
        #expect(findings.contains { $0.subject == "version" && $0.status == .failed })
        #expect(!findings.contains { $0.subject != "ready" && $0.status == .ok })
    }
}
