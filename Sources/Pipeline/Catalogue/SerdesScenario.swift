import KafkaClient

extension Scenario {
    /// What serialization costs: JSON against Avro with Schema Registry.
    public static let serdes = Scenario(
        name: "serdes",
        question: "JSON or Avro with Schema Registry: what does serialization cost?",
        variants: ["json", "avro"].map { codec in
            let topic = Topic(rawValue: "serdes-\(codec)")
            return Variant(
                name: codec,
                services: [
                    Service(scenario: "serdes", variant: codec, role: .producer, codec: codec, output: topic),
                    Service(scenario: "serdes", variant: codec, role: .consumer, codec: codec, input: topic),
                ]
            )
        }
    )
}
