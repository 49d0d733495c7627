import KafkaClient
import Orders
import SchemaRegistry

/// What every role loop needs: its settings, where events go, and whether to stop.
final class RoleContext {
    let settings: RoleSettings
    let stop: StopRequest
    let events: EventWriter
    let rounds: any RoundSource
    let status: ServiceStatus
    /// The kind of broker the process is connected to, known once the preflight is over.
    private(set) var broker = BrokerKind.kafka
    private let registryClient: RegistryClient
    private var publisher: RunRecordPublisher?
    private var windows: ReportWindows?

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
        status = ServiceStatus(settings)
        if let address = settings.statusAddress { try StatusServer(status, at: address).start() }
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
        if let topic = settings.recordsTopic {
            publisher = try RunRecordPublisher(to: topic, settings, events: events)
        }
        return result
    }

    /// Tells that the work can begin.
    func announce() {
        events.write(.startupComplete)
        status.setReady()
    }

    /// Tells what a round or a window was like: as an event, to the records' topic and to whoever asks.
    func report(_ record: RunRecord) {
        events.write(record)
        status.close(record)
        publisher?.publish(record)
    }

    /// Called often while the process works: shows that it does, with what it has counted so far.
    ///
    /// - Returns: Whether a window of a round without end is over, and its record is due.
    func beat(_ measurement: RoundMeasurement?) -> Bool {
        status.beat(measurement)
        guard settings.isContinuous, let measurement, measurement.target == .endless else { return false }
        guard var windows else {
            windows = ReportWindows(every: settings.reportInterval, wall: Clock.wall(), monotonic: Clock.monotonic())
            return false
        }
        defer { self.windows = windows }
        return windows.hasEnded()
    }

    /// Ends what runs beside the loop.
    func close() {
        publisher?.close()
    }
}
