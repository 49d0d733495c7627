public import KafkaClient

extension KafkaConfiguration {
    /// The connection that the settings describe: the brokers, and every librdkafka property.
    ///
    /// - Parameters:
    ///   - reader: The settings.
    ///   - clientID: What the brokers' logs call the client.
    ///   - properties: Properties given as options, which win over those of the environment and `.env`.
    /// - Throws: `PipelineError` with the exit code `usage` for a setting that is missing or wrong.
    public init(
        from reader: SettingsReader,
        clientID: String,
        properties: [String] = []
    ) throws(PipelineError) {
        let servers = try reader.value(.brokers, expecting: "host:port, or several separated by commas") { text in
            text.contains(where: \.isWhitespace) ? nil : text
        }
        self.init(bootstrapServers: servers, clientID: clientID)
        try KafkaProperties.apply(properties, from: reader, to: &self)
    }
}
