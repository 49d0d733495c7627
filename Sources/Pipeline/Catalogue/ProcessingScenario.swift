import KafkaClient

extension Scenario {
    /// What business logic costs: simple against complex processing of the very same input.
    public static let processing: Scenario = {
        let input = Topic(rawValue: "processing-feed")
        return Scenario(
            name: "processing",
            question: "Simple or complex processing: what does the business logic cost?",
            feed: Service(scenario: "processing", variant: "feed", role: .producer, output: input),
            variants: [ProcessingLevel.simple, .complex].map { level in
                let output = Topic(rawValue: "processing-\(level.rawValue)")
                return Variant(
                    name: level.rawValue,
                    services: [
                        Service(
                            scenario: "processing",
                            variant: level.rawValue,
                            role: .processor,
                            input: input,
                            output: output,
                            processing: level
                        ),
                        Service(scenario: "processing", variant: level.rawValue, role: .consumer, input: output),
                    ]
                )
            }
        )
    }()
}
