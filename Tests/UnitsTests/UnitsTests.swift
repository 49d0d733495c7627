import Testing
import Units

@Suite("Units")
struct UnitsTests {
    @Test("a cost is CPU time over messages")
    func costDividesCPUByMessages() throws {
        let cost = try #require(CostPerMessage(.milliseconds(3), over: MessageCount(2000)))
        #expect(cost.rawValue == 1500)
    }

    @Test("a round without messages has no cost")
    func noMessagesNoCost() {
        #expect(CostPerMessage(.seconds(1), over: .zero) == nil)
    }

    @Test(
        "a duration keeps its nanoseconds and drops what is below",
        arguments: [
            (Duration.seconds(2), 2_000_000_000),
            (.nanoseconds(-5), -5),
            (.seconds(1) + .nanoseconds(7), 1_000_000_007),
            (Duration(secondsComponent: 0, attosecondsComponent: 1_999_999_999), 1),
        ]
    )
    func durationsConvert(duration: Duration, nanoseconds: Int) {
        #expect(Nanoseconds(duration).rawValue == Int64(nanoseconds))
    }

    @Test("binary prefixes are powers of 1024")
    func binaryPrefixes() {
        #expect(Bytes.kibibytes(3).rawValue == 3072)
        #expect(Bytes.mebibytes(5).rawValue == 5 * 1024 * 1024)
    }

    @Test("units name themselves for people")
    func descriptions() {
        #expect(Nanoseconds.microseconds(2).description == "2000 ns")
        #expect(Bytes(10).description == "10 B")
        #expect(MessageCount(7).description == "7")
    }
}
