import KafkaClient
import Units

extension Scenario {
    /// What the flush pattern costs: a flush per batch against a flush per message.
    ///
    /// Its roles work at the same time, because what a consumer meets depends on the rhythm in which messages arrive.
    public static let io = Scenario(
        name: "io",
        question: "Flush per batch or per message: what does waiting cost?",
        variants: [("batch", FlushPattern.everyBatch), ("streaming", .everyMessage)].map { name, flush in
            let topic = Topic(rawValue: "io-\(name)")
            return Variant(
                name: name,
                services: [
                    Service(scenario: "io", variant: name, role: .producer, output: topic, flush: flush),
                    Service(scenario: "io", variant: name, role: .consumer, input: topic),
                ]
            )
        },
        order: .live,
        // The embedded broker looks for a batch by walking through all that came before it, and a flush per message makes
        // as many batches as messages: with more of them a round would measure that walk.
        messagesPerRound: 4000
    )
}
