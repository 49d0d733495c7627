import Analysis
import ProfileModel
import Units

/// What turns a service's samples into costs, as facts that travel with a profile: `round.1.messages`,
/// `round.1.user_cpu_ns`, `round.1.system_cpu_ns` and so on, and `service`.
///
/// pprof has no field for a number of messages, so these stand among its comments as `name=value`.
enum RoundFacts {
    private static let service = "service"
    private static let prefix = "round."
    private static let messages = ".messages"
    private static let userCPU = ".user_cpu_ns"
    private static let systemCPU = ".system_cpu_ns"

    /// More rounds than anybody runs; a file that claims more is not believed.
    private static let mostRounds = 10_000

    /// The facts of a service's rounds.
    static func facts(service name: String, rounds: [ServiceProfile.Round]) -> [String: String] {
        var facts = [service: name]
        for round in rounds {
            let key = prefix + String(round.number)
            facts[key + messages] = round.messages.map { String($0.rawValue) }
            facts[key + userCPU] = round.userCPU.map { String($0.rawValue) }
            facts[key + systemCPU] = round.systemCPU.map { String($0.rawValue) }
        }
        return facts
    }

    /// The service's name among facts.
    static func service(in facts: [String: String]) -> String? { facts[service] }

    /// The rounds among facts, in the order of their numbers.
    static func rounds(in facts: [String: String]) -> [ServiceProfile.Round] {
        var rounds: [Int: ServiceProfile.Round] = [:]
        for (name, value) in facts where name.hasPrefix(prefix) {
            let rest = name.dropFirst(prefix.count)
            guard let dot = rest.firstIndex(of: "."), let number = Int(rest[..<dot]), number > 0,
                let amount = Int64(value), amount >= 0
            else { continue }
            var round = rounds[number] ?? ServiceProfile.Round(number: number)
            switch rest[dot...] {
            case messages: round.messages = MessageCount(rawValue: amount)
            case userCPU: round.userCPU = Nanoseconds(rawValue: amount)
            case systemCPU: round.systemCPU = Nanoseconds(rawValue: amount)
            default: continue
            }
            rounds[number] = round
        }
        return rounds.values.sorted { $0.number < $1.number }.prefix(mostRounds).map(\.self)
    }
}
