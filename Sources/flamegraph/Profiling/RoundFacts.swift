import Analysis
import ProfileModel
import Units

/// What turns a service's samples into costs, as facts that travel with a profile: `service`, and `rounds`, which has
/// `NUMBER:MESSAGES:USER:SYSTEM` for every round, CPU times in nanoseconds and `-` for what is not known.
///
/// pprof has no field for a number of messages, so these stand among its comments as `name=value`.
enum RoundFacts {
    private static let service = "service"
    private static let rounds = "rounds"

    /// More rounds than anybody runs; a file that claims more is not believed.
    private static let mostRounds = 10_000

    /// The facts of a service's rounds.
    static func facts(service name: String, rounds all: [ServiceProfile.Round]) -> [String: String] {
        let texts = all.map { round in
            [round.messages?.rawValue, round.userCPU?.rawValue, round.systemCPU?.rawValue]
                .reduce(String(round.number)) { $0 + ":" + ($1.map(String.init) ?? "-") }
        }
        return [service: name, rounds: texts.joined(separator: " ")]
    }

    /// The service's name among facts.
    static func service(in facts: [String: String]) -> String? { facts[service] }

    /// The rounds among facts, in the order of their numbers; none when they make no sense.
    static func rounds(in facts: [String: String]) -> [ServiceProfile.Round] {
        let texts = (facts[rounds] ?? "").split(separator: " ").prefix(mostRounds)
        let all = texts.compactMap(round)
        guard all.count == texts.count, Set(all.map(\.number)).count == all.count else { return [] }
        return all.sorted { $0.number < $1.number }
    }

    private static func round(_ text: Substring) -> ServiceProfile.Round? {
        let fields = text.split(separator: ":", omittingEmptySubsequences: false)
        guard fields.count == 4, let number = Int(fields[0]), number > 0 else { return nil }
        var amounts: [Int64?] = []
        for field in fields[1...] {
            guard field != "-" else {
                amounts.append(nil)
                continue
            }
            guard let amount = Int64(field), amount >= 0 else { return nil }
            amounts.append(amount)
        }
        return ServiceProfile.Round(
            number: number,
            messages: amounts[0].map(MessageCount.init(rawValue:)),
            userCPU: amounts[1].map(Nanoseconds.init(rawValue:)),
            systemCPU: amounts[2].map(Nanoseconds.init(rawValue:))
        )
    }
}
