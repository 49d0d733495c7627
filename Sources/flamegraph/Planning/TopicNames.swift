import KafkaClient
import Pipeline

/// What the topics of a scenario are called in this run: their plain names on a broker of our own, names with the
/// run's id on one that others use too.
struct TopicNames: Sendable {
    private let suffix: String

    /// Names for a run.
    init(runID: String, isEmbedded: Bool) {
        suffix = isEmbedded ? "" : "-" + runID
    }

    /// The topic's name in this run.
    func name(_ topic: Topic) -> String { topic.rawValue + suffix }

    /// Whether the roles have to be told.
    var areChanged: Bool { !suffix.isEmpty }

    /// Every topic of the scenarios with its dead-letter topic.
    func all(of scenarios: [Scenario]) -> [String] {
        scenarios.flatMap(\.topics).flatMap { [name($0), Self.deadLetters(name($0))] }
    }

    /// Where the poison records of a topic go.
    static func deadLetters(_ topic: String) -> String { topic + ".dlq" }
}
