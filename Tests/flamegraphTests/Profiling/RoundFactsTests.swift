import Analysis
import Testing
import Units

@testable import flamegraph

@Suite("Round facts")
struct RoundFactsTests {
    @Test("come back as they went")
    func roundTrip() {
        let rounds = [
            ServiceProfile.Round(number: 1, messages: 20_000, userCPU: Nanoseconds(7), systemCPU: Nanoseconds(3)),
            ServiceProfile.Round(number: 10, messages: 5),
        ]
        let facts = RoundFacts.facts(service: "serdes-json-producer", rounds: rounds)
        #expect(RoundFacts.rounds(in: facts) == rounds)
        #expect(RoundFacts.service(in: facts) == "serdes-json-producer")
    }

    @Test(
        "of strangers are taken only where all of them make sense",
        arguments: [
            "", "1:-4:1:1", "x:4:1:1", "0:4:1:1", "1:4:1", "1:4:1:1:1", "1:99999999999999999999:1:1", "1:4:1:1 1:5:1:1",
            "1:4:1:1 2:", "1:0x4:1:1",
        ]
    )
    func hostile(text: String) {
        #expect(RoundFacts.rounds(in: ["rounds": text]).isEmpty)
    }

    @Test("take one line of a pprof file")
    func compactness() {
        let round = ServiceProfile.Round(number: 1, messages: 4, userCPU: Nanoseconds(5), systemCPU: Nanoseconds(6))
        let facts = RoundFacts.facts(service: "s", rounds: [round, ServiceProfile.Round(number: 2, messages: 7)])
        #expect(facts == ["service": "s", "rounds": "1:4:5:6 2:7:-:-"])
    }
}
