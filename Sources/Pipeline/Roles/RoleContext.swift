import KafkaClient
import Orders
import SchemaRegistry

/// What every role loop needs: its settings, where events go, and whether to stop.
final class RoleContext {
    let settings: RoleSettings
    let stop: StopRequest
    let events: EventWriter
    let rounds: any RoundSource
    /// The kind of broker the process is connected to, known once the preflight is over.
    private(set) var broker = BrokerKind.kafka
    private let registryClient: RegistryClient

    init(_ settings: RoleSettings, stop: StopRequest) throws(PipelineError) {
        self.settings = settings
        self.stop = stop
        events = try EventWriter(
            path: settings.eventsPath,
            service: settings.service.name,
            instance: settings.instance,
            runID: settings.runID ?? "",
            isVerbose: settings.isVerbose
        )
        do {
            registryClient = try RegistryClient(configuration: settings.registry)
        } catch {
            throw PipelineError(.usage, "schema registry: \(error)")
        }
        // A look-up may wait for half a minute through its retries; an orderly end may not.
        stop.whenRequested { [registryClient] in registryClient.stop() }
        rounds = settings.isSupervised ? SupervisedRounds(stop: stop) : StandaloneRounds(settings)
    }

    /// The codec of the service, which the settings have checked.
    func codecKind() throws(PipelineError) -> CodecKind {
        guard let kind = CodecKind.named(settings.service.codec) else {
            throw PipelineError(.software, "the catalogue names a codec that does not exist: \(settings.service.codec)")
        }
        return kind
    }

    /// The registry client, once the registry answers; waits for it as long as `--start-timeout` says.
    func registry() throws(PipelineError) -> RegistryClient {
        do {
            try registryClient.waitUntilAvailable(for: settings.startTimeout) { [stop] in stop.isRequested }
            return registryClient
        } catch {
            throw PipelineError(registry: error)
        }
    }

    /// Waits for the broker and the topics, and learns which kind of broker it is.
    func preflight() throws(PipelineError) -> BrokerPreflight.Result {
        let result = try BrokerPreflight.run(settings, stop: stop)
        broker = result.broker
        return result
    }
}
