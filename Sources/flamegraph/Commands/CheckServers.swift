import ArgumentParser
import Pipeline

/// Where the checks look.
struct CheckServers: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The cluster. (env: \(Setting.brokers.variable); default: \(Setting.brokers.defaultText ?? ""))",
            valueName: "host:port,…"
        )
    )
    var kafkaBrokers: String?

    @Option(
        help: ArgumentHelp(
            "The Schema Registry. (env: \(Setting.registry.variable); default: \(Setting.registry.defaultText ?? ""))",
            valueName: "url,…"
        )
    )
    var schemaRegistry: String?

    @OptionGroup var profiles: ProfileServers

    /// The options by their setting.
    var settings: [(Setting, String?)] {
        [(.brokers, kafkaBrokers), (.registry, schemaRegistry)] + profiles.settings
    }
}

/// Where profiles are taken and kept.
struct ProfileServers: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Pyroscope. (env: \(Setting.pyroscopeServer.variable); default: \(CheckConnections.defaultPyroscope))",
            valueName: "url"
        )
    )
    var pyroscopeServer: String?

    @Option(
        help: ArgumentHelp(
            "Alloy. (env: \(Setting.alloyServer.variable); default: \(Setting.alloyServer.defaultText ?? ""))",
            valueName: "url"
        )
    )
    var alloyServer: String?

    /// The options by their setting.
    var settings: [(Setting, String?)] {
        [(.pyroscopeServer, pyroscopeServer), (.alloyServer, alloyServer)]
    }
}
