import Foundation
import PyroscopeClient
import RegistryTesting
import Testing
import Units

@testable import flamegraph

@Suite("Why a service has no samples")
struct MissingCauseTests {
    private static let now = Nanoseconds.seconds(1_769_861_700)

    private func cause(
        oldest: Int64? = 1_769_860_800,
        newest: Int64? = 1_769_861_700,
        hasAlloy: Bool = true,
        _ change: (inout AlloyDouble) -> Void = { _ in }
    ) throws -> String {
        var double = AlloyDouble()
        change(&double)
        let scripted = try double.server()
        let state = AlloyState(of: try AlloyServer(url: scripted.url, timeout: .seconds(10)))
        let stats =
            #"{"dataIngested":\#(newest != nil),"oldestProfileTime":"\#((oldest ?? 0) * 1000)","#
            + #""newestProfileTime":"\#((newest ?? 0) * 1000)"}"#
        let holdings = try JSONDecoder().decode(PyroscopeHoldings.self, from: Data(stats.utf8))
        let cause = MissingCause(
            holdings: holdings,
            tenant: "tenant a",
            first: Self.now - .seconds(900),
            last: Self.now,
            alloy: hasAlloy ? state : nil
        )
        return cause.explanation(of: "io-batch-consumer").cause
    }

    @Test("nothing at all is told from what Alloy says")
    func nothing() throws {
        let none: (oldest: Int64?, newest: Int64?) = (nil, nil)
        func cause(_ hasAlloy: Bool = true, _ change: (inout AlloyDouble) -> Void = { _ in }) throws -> String {
            try self.cause(oldest: none.oldest, newest: none.newest, hasAlloy: hasAlloy, change)
        }
        #expect(try cause(false).contains("ever came for tenant a, and Alloy does not answer"))
        #expect(try cause { $0.containers = [] }.contains("keeps no container"))
        #expect(try cause { $0.profiles = [:] }.contains("has collected none"))
        #expect(try cause { $0.sent = 0 }.contains("pushes fail"))
        #expect(try cause().contains("though Alloy has sent some"))
    }

    @Test("profiles of other times are told with their time")
    func times() throws {
        #expect(try cause(newest: 1_769_850_000).contains("only older profiles, the newest of 2026-01-31T09:00:00Z"))
        #expect(try cause(oldest: 1_769_861_760).contains("only newer profiles"))
    }

    @Test("one service is followed from its container to the push")
    func service() throws {
        let seen = ["serdes-json-producer", "io-batch-consumer"]
        #expect(try cause(hasAlloy: false).contains("Alloy does not answer"))
        #expect(try cause().contains("keeps no container of it"))
        #expect(try cause { $0.containers = seen }.contains("never used a CPU"))
        #expect(
            try cause {
                $0.containers = seen
                $0.profiles = [:]
            }.contains("has collected no profile of anything")
        )
        #expect(
            try cause {
                $0.containers = seen
                $0.profiles["io-batch-consumer"] = 2
            }.contains("did not arrive")
        )
    }

    @Test("a profiler that failed comes before all else")
    func profiler() throws {
        #expect(try cause { $0.failingSessions = 1 }.contains("profiler failed"))
        #expect(try cause { $0.state = "exited" }.contains("profiler is exited"))
    }
}
