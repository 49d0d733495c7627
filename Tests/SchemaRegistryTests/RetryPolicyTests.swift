import Testing

@testable import SchemaRegistry

@Suite struct RetryPolicyTests {
    @Test("the limit of the wait doubles up to the maximum")
    func ceilings() {
        let policy = RetryPolicy()
        #expect((0..<7).map { policy.ceiling(before: $0) } == [1, 2, 4, 8, 16, 20, 20].map { Duration.seconds($0) })
        #expect(policy.ceiling(before: 1000) == .seconds(20))
    }

    @Test("waits are spread over the whole range")
    func jitter() {
        let policy = RetryPolicy()
        let delays = (0..<500).map { _ in policy.delay(before: 2, serverAsked: nil) }
        #expect(delays.allSatisfy { $0 >= .zero && $0 <= .seconds(4) })
        #expect(delays.contains { $0 < .seconds(1) } && delays.contains { $0 > .seconds(3) })
    }

    @Test("the server's wish is honoured up to the maximum")
    func serverAsked() {
        let policy = RetryPolicy()
        #expect(policy.delay(before: 0, serverAsked: .seconds(2)) == .seconds(2))
        #expect(policy.delay(before: 0, serverAsked: .seconds(3600)) == .seconds(20))
    }
}
