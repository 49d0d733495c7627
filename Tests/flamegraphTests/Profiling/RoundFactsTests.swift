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

    @Test("of strangers are taken only where they make sense")
    func hostile() {
        let facts = [
            "round.1.messages": "-4", "round.x.messages": "4", "round.0.messages": "4", "round.2": "4",
            "round.3.messages": "99999999999999999999", "round.4.colour": "4", "round..messages": "1",
            "round.5.messages": "12",
        ]
        #expect(RoundFacts.rounds(in: facts).map(\.number) == [5])
    }
}
