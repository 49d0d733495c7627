/// What every client of a cluster needs to know, whatever it does there.
///
/// Properties have librdkafka's names (its `CONFIGURATION.md` lists them). They are checked when a client is made:
/// an unknown name is an error that names the nearest known one, and never shows the value.
public struct KafkaConfiguration: Sendable {
    private var settings: [String: String] = [:]

    /// Lets through what is refused by default because it gives credentials away: TLS without verification of the
    /// host name or of the certificate, and SASL PLAIN over an unencrypted connection.
    public var allowsInsecure = false

    /// How often statistics are gathered; whole seconds count. `nil` turns them off.
    public var statisticsInterval: Duration?

    /// Receives statistics, on the thread that polls the client.
    public var statisticsHandler: (@Sendable (ClientStatistics) -> Void)?

    /// Receives what the client recovers from by itself (a broker that went away, for instance), on the thread that
    /// polls the client.
    public var errorHandler: (@Sendable (KafkaError) -> Void)?

    /// Receives log lines; without it they are dropped. Nothing is ever written to standard error.
    public var logHandler: LogHandler?

    /// The mildest level that reaches the log handler.
    public var minimumLogLevel = LogLevel.warning

    /// Turns Nagle's algorithm off on the sockets. librdkafka before 2.10.0 has it on by default, which delays small
    /// requests (librdkafka 4986).
    public var isSocketNagleDisabled = true

    /// Describes a cluster.
    ///
    /// - Parameters:
    ///   - bootstrapServers: `host:port` of one or more brokers, separated by commas.
    ///   - clientID: the name that the brokers log for this client.
    public init(bootstrapServers: String, clientID: String) {
        set("bootstrap.servers", to: bootstrapServers)
        set("client.id", to: clientID)
    }

    /// The brokers to begin with.
    public var bootstrapServers: String { settings["bootstrap.servers"] ?? "" }

    /// Sets a property by librdkafka's name; it goes before what the typed settings would say.
    public mutating func set(_ name: String, to value: String) {
        settings[PropertyName.canonical(name)] = value
    }

    /// The value that was set for a property by name, if any.
    public func value(of name: String) -> String? {
        settings[PropertyName.canonical(name)]
    }

    /// Whether a property's value must not be shown: passwords, keys and tokens.
    public static func isSecret(_ name: String) -> Bool {
        PropertyName.isSecret(name)
    }

    /// The properties of the typed settings with those set by name on top.
    func properties(adding defaults: [String: String] = [:]) -> [String: String] {
        var properties = defaults
        properties["socket.nagle.disable"] = String(isSocketNagleDisabled)
        if let statisticsInterval {
            properties["statistics.interval.ms"] = String(statisticsInterval.milliseconds)
        }
        if minimumLogLevel != .info {
            properties["log_level"] = String(minimumLogLevel.rawValue)
        }
        return properties.merging(settings) { _, byName in byName }
    }

    /// What must never appear in a log line.
    var secrets: [String] {
        settings.filter { PropertyName.isSecret($0.key) && !$0.value.isEmpty }.map(\.value)
    }
}

extension KafkaConfiguration: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The properties set by name, sorted, with secrets redacted.
    public var description: String {
        settings.sorted { $0.key < $1.key }
            .map { "\($0.key)=\(PropertyName.isSecret($0.key) ? "<redacted>" : $0.value)" }
            .joined(separator: " ")
    }

    /// The same as the description, so that `dump` and debuggers do not show secrets either.
    public var debugDescription: String { description }

    /// Hides the stored properties from reflection, and so from `dump`.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
