import KafkaClient

extension Scenario {
    /// Whether the comparison can be believed: two variants that do the very same, of which it must find nothing, and one
    /// whose processor has a busy loop that is 20 % longer, which it must find in that function.
    public static let control: Scenario = {
        let input = Topic(rawValue: "control-feed")
        let variants: [(name: String, level: ProcessingLevel)] = [
            ("plain", .busy), ("same", .busy), ("busy", .busier),
        ]
        return Scenario(
            name: "control",
            question: "Does the comparison find what is there, and only that?",
            feed: Service(scenario: "control", variant: "feed", role: .producer, output: input),
            variants: variants.map { variant in
                let output = Topic(rawValue: "control-\(variant.name)")
                return Variant(
                    name: variant.name,
                    services: [
                        Service(
                            scenario: "control",
                            variant: variant.name,
                            role: .processor,
                            input: input,
                            output: output,
                            processing: variant.level
                        ),
                        Service(scenario: "control", variant: variant.name, role: .consumer, input: output),
                    ]
                )
            }
        )
    }()
}
