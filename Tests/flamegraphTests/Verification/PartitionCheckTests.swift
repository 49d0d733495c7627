import Pipeline
import Testing

@testable import flamegraph

@Suite("The invariants of a reader")
struct PartitionCheckTests {
    private func check(_ events: [(String, String)]) throws -> PartitionCheck {
        var check = PartitionCheck()
        for (name, fields) in events { check.read(try EventLine(json: Samples.line(name, "s", fields))) }
        return check
    }

    private static let assigned = ("partitions_assigned", #""partitions":[{"topic":"t","partition":0}]"#)
    private static let revoked = ("partitions_revoked", #""partitions":[{"topic":"t","partition":0}]"#)

    private static func consumed(_ first: Int64, _ last: Int64, count: Int64? = nil) -> (String, String) {
        let count = count ?? last - first + 1
        let entry = #"{"topic":"t","partition":0,"count":\#(count),"minOffset":\#(first),"maxOffset":\#(last)}"#
        return ("records_consumed", #""count":\#(count),"partitions":[\#(entry)]"#)
    }

    private static func committed(_ offset: Int64, success: Bool = true) -> (String, String) {
        (
            "offsets_committed",
            #""success":\#(success),"offsets":[{"topic":"t","partition":0,"offset":\#(offset)}]"#
        )
    }

    @Test("hold in an orderly life, over a revocation and another assignment")
    func orderly() throws {
        let check = try check([
            Self.assigned, Self.consumed(5, 9), Self.committed(10), Self.consumed(10, 11), Self.committed(12),
            Self.revoked,
            Self.assigned, Self.consumed(12, 20), Self.committed(21),
        ])
        #expect(check.breaches.isEmpty)
        #expect(check.gaps.isEmpty)
    }

    @Test("are broken by reading what is not assigned")
    func readUnassigned() throws {
        #expect(try check([Self.consumed(0, 1)]).breaches.count == 1)
        #expect(try check([Self.assigned, Self.revoked, Self.consumed(0, 1)]).breaches.count == 1)
    }

    @Test("are broken by committing what is not assigned")
    func commitUnassigned() throws {
        #expect(try check([Self.assigned, Self.consumed(0, 1), Self.revoked, Self.committed(2)]).breaches.count == 1)
    }

    @Test("are broken by committing beyond what was read, unless the commit failed")
    func commitAhead() throws {
        #expect(try check([Self.assigned, Self.consumed(0, 1), Self.committed(3)]).breaches.count == 1)
        #expect(try check([Self.assigned, Self.consumed(0, 1), Self.committed(3, success: false)]).breaches.isEmpty)
    }

    @Test("are broken by a commit before its reading, even when that follows")
    func commitBeforeReading() throws {
        let events = [Self.assigned, Self.consumed(0, 1), Self.committed(10), Self.consumed(2, 9)]
        #expect(try check(events).breaches.count == 1)
    }

    @Test("are broken by going back")
    func goBack() throws {
        #expect(try check([Self.assigned, Self.consumed(0, 5), Self.consumed(5, 8)]).breaches.count == 1)
    }

    @Test("tell gaps apart, because transactions make some")
    func gaps() throws {
        let between = try check([Self.assigned, Self.consumed(0, 5), Self.consumed(7, 8)])
        #expect(between.breaches.isEmpty)
        #expect(between.gaps.count == 1)
        #expect(try check([Self.assigned, Self.consumed(0, 5, count: 5)]).gaps.count == 1)
    }

    @Test("are broken by more records than offsets")
    func tooMany() throws {
        #expect(try check([Self.assigned, Self.consumed(0, 5, count: 7)]).breaches.count == 1)
    }
}
