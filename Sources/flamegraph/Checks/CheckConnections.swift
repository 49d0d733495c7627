import HTTPClient
import KafkaClient
import Pipeline
import PyroscopeClient
import SchemaRegistry

/// How a check reaches what it looks at: options first, then the environment and `.env`, then the ports that `compose.yaml`
/// publishes. Every question is asked once, so that a check says what is, not what could be waited for.
struct CheckConnections: Sendable {
    /// Where `compose.yaml` publishes Pyroscope.
    static let defaultPyroscope = "http://127.0.0.1:4140"

    let reader: SettingsReader
    let timeout: Duration

    /// Prepares the settings.
    ///
    /// - Parameters:
    ///   - options: The options given, by their setting.
    ///   - timeout: The longest time for each answer.
    /// - Throws: `PipelineError` with the exit code `usage` when the `.env` file cannot be read.
    init(options: [(Setting, String?)], timeout: Duration) async throws(PipelineError) {
        let given = options.compactMap { option in option.1.map { (option.0.variable, $0) } }
        reader = try await SettingsReader(options: Dictionary(given) { first, _ in first })
        self.timeout = timeout
    }

    /// The connection to Kafka.
    ///
    /// - Throws: `PipelineError` with the exit code `usage` for a setting that is wrong.
    func kafka() throws(PipelineError) -> KafkaConfiguration {
        let brokers = try reader.text(.brokers) ?? ""
        var configuration = KafkaConfiguration(bootstrapServers: brokers, clientID: "flamegraph-check")
        try KafkaProperties.apply([], from: reader, to: &configuration)
        return configuration
    }

    /// The connection to the registry.
    ///
    /// - Throws: `PipelineError` with the exit code `usage` for a setting that is wrong.
    func registry() throws(PipelineError) -> RegistryConfiguration {
        try RegistryConfiguration(from: reader, totalTimeout: timeout, retryPolicy: RetryPolicy(retries: 0))
    }

    /// The connection to Pyroscope.
    ///
    /// - Throws: `PipelineError` with the exit code `usage` for a setting that is wrong.
    func pyroscope() async throws(PipelineError) -> PyroscopeConfiguration {
        let url = try reader.text(.pyroscopeServer) ?? Self.defaultPyroscope
        let given = try await PyroscopeConnection.configuration(server: url)
        do {
            return try PyroscopeConfiguration(
                url: given.url,
                tenant: given.tenant,
                authentication: given.authentication,
                connectTimeout: min(timeout, .seconds(2)),
                totalTimeout: timeout,
                maximumBody: given.maximumBody,
                retryPolicy: PyroscopeRetryPolicy(retries: 0),
                certificateAuthorityPath: given.certificateAuthorityPath
            )
        } catch {
            throw PipelineError(pyroscope: error)
        }
    }

    /// The connection to Alloy.
    ///
    /// - Throws: `PipelineError` with the exit code `usage` for an address that is none.
    func alloy() throws(PipelineError) -> AlloyServer {
        try AlloyServer(url: try reader.text(.alloyServer) ?? "", timeout: timeout)
    }
}
