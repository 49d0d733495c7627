import Analysis
import ProfileModel
import Testing
import Units

@Suite("Reconciliation")
struct ReconciliationTests {
    private static func service(_ change: (inout ServiceProfile) -> Void = { _ in }) -> ServiceProfile {
        var service = Given.service("json", [[("x", 900)], [("x", 1000)]], messages: [10, 10], period: 1000)
        service.rounds[0].userCPU = Nanoseconds(600_000)
        service.rounds[0].systemCPU = Nanoseconds(300_000)
        service.rounds[1].userCPU = Nanoseconds(700_000)
        service.rounds[1].systemCPU = Nanoseconds(400_000)
        service.measurement.lost = 100
        change(&service)
        return service
    }

    @Test("samples and lost ones times the period meet user and system time")
    func ratio() throws {
        let reconciliation = try #require(Reconciliation(Self.service()))
        #expect(reconciliation.profiled == 2_000_000)
        #expect(reconciliation.accounted == 2_000_000)
        #expect(reconciliation.ratio == 1 && reconciliation.isTrustworthy)
        #expect(reconciliation.tolerance == 0.05)
    }

    @Test("user time alone where the kernel was not sampled")
    func userOnly() throws {
        let reconciliation = try #require(Reconciliation(Self.service { $0.measurement.includesKernel = false }))
        #expect(reconciliation.accounted == 1_300_000)
        #expect(!reconciliation.isTrustworthy)
    }

    @Test("a lost sample stands for the mean where the period is unknown")
    func noPeriod() throws {
        #expect(try #require(Reconciliation(Self.service { $0.measurement.period = nil })).profiled == 2_000_000)
    }

    @Test("few samples may scatter more")
    func tolerance() throws {
        let few = Reconciliation(profiled: 88, accounted: 100, samples: 100)
        #expect(few.tolerance == 0.2 && few.isTrustworthy)
        #expect(!Reconciliation(profiled: 88, accounted: 100, samples: 1600).isTrustworthy)
        #expect(Reconciliation(profiled: 95, accounted: 100, samples: 1e6).isTrustworthy)
        #expect(!Reconciliation(profiled: 94, accounted: 100, samples: 1e6).isTrustworthy)
    }

    @Test("without an account, or in another unit, there is nothing to reconcile")
    func nothing() {
        #expect(Reconciliation(Self.service { $0.rounds[1].systemCPU = nil }) == nil)
        #expect(Reconciliation(Self.service { $0.measurement.unit = .count }) == nil)
    }

    @Test("samples of a process that used no CPU are not trusted")
    func noCPU() throws {
        let idle = Self.service {
            for round in $0.rounds.indices {
                $0.rounds[round].userCPU = Nanoseconds(0)
                $0.rounds[round].systemCPU = Nanoseconds(0)
            }
        }
        #expect(try #require(Reconciliation(idle)).isTrustworthy == false)
    }

    @Test("the quality panel has it all")
    func quality() {
        let quality = ProfileQuality(Self.service(), rooted: 0.97, unnamed: 0.02)
        #expect(quality.samples == 1900 && quality.lost == 100)
        #expect(quality.rooted == 0.97 && quality.unnamed == 0.02)
        #expect(quality.reconciliation?.ratio == 1)
    }
}
