public import KafkaClient

/// librdkafka properties that a user passes through: `--kafka-property key=value`, then `KAFKA_PROPERTY_KEY=value`.
///
/// In a variable's name the property's dots are underscores: `KAFKA_PROPERTY_SSL_CA_LOCATION` is `ssl.ca.location`.
public enum KafkaProperties {
    static let variablePrefix = "KAFKA_PROPERTY_"

    static func isSecret(variable: String) -> Bool {
        guard variable.hasPrefix(variablePrefix) else { return false }
        return KafkaConfiguration.isSecret(property(of: variable))
    }

    /// Adds every property that the environment, the `.env` file or an option sets; the option wins.
    ///
    /// - Parameters:
    ///   - options: what was given as `--kafka-property`, `key=value` each.
    ///   - reader: the environment and the `.env` file.
    ///   - configuration: what they are added to.
    /// - Throws: `PipelineError` with the exit code `usage` for an option without `=`, and for a secret in an option.
    public static func apply(
        _ options: [String],
        from reader: SettingsReader,
        to configuration: inout KafkaConfiguration
    ) throws(PipelineError) {
        for (name, _) in reader.variableNames where name.hasPrefix(variablePrefix) {
            let variable = name.hasSuffix("_FILE") ? String(name.dropLast("_FILE".count)) : name
            guard let found = try reader.find(variable: variable) else { continue }
            configuration.set(property(of: variable), to: found.text)
        }
        for option in options {
            guard let equals = option.firstIndex(of: "="), equals != option.startIndex else {
                throw PipelineError(.usage, "--kafka-property '\(option.prefix(60))' is not key=value")
            }
            let property = String(option[..<equals])
            guard !KafkaConfiguration.isSecret(property) else {
                throw PipelineError(
                    .usage,
                    "--kafka-property \(property): a secret in an option shows in the process list; "
                        + "set \(variable(of: property)) or \(variable(of: property))_FILE instead"
                )
            }
            configuration.set(property, to: String(option[option.index(after: equals)...]))
        }
    }

    private static func property(of variable: String) -> String {
        String(variable.dropFirst(variablePrefix.count).map { $0 == "_" ? "." : $0 }).lowercased()
    }

    private static func variable(of property: String) -> String {
        variablePrefix + String(property.map { $0 == "." ? "_" : $0 }).uppercased()
    }
}
