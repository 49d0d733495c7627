import KafkaClient
import Units

/// What the process is connected to.
enum BrokerKind: Sendable, Equatable {
    /// A Kafka cluster.
    case kafka
    /// librdkafka's in-memory cluster, which keeps little and fakes transactions.
    case embedded
}

/// Looks at the broker before the work begins: is it there, do the topics exist, what kind is it.
///
/// Uses a client of its own that is closed again, because the kind of broker decides the settings of the real clients.
enum BrokerPreflight {
    struct Result {
        var broker: BrokerKind
        var partitionCount: Int
    }

    static func run(_ settings: RoleSettings, stop: StopRequest) throws(PipelineError) -> Result {
        var configuration = ProducerConfiguration(kafka: settings.kafka)
        configuration.isIdempotent = false
        let client: Producer
        do {
            client = try Producer(configuration: configuration, deliveryHandler: nil)
        } catch {
            throw PipelineError(kafka: error, while: "cannot create a Kafka client")
        }
        defer { _ = client.close(timeout: .seconds(1)) }

        var partitionCount = 0
        let topics = [settings.service.output, settings.service.input].compactMap { $0 }
        for topic in topics {
            partitionCount = try wait(for: topic, client: client, settings: settings, stop: stop)
        }
        let isEmbedded: Bool
        do {
            isEmbedded = try client.isEmbeddedCluster(timeout: .seconds(5))
        } catch {
            throw PipelineError(kafka: error, while: "cannot learn what kind of broker this is")
        }
        return Result(broker: isEmbedded ? .embedded : .kafka, partitionCount: partitionCount)
    }

    private static func wait(
        for topic: Topic,
        client: Producer,
        settings: RoleSettings,
        stop: StopRequest
    ) throws(PipelineError) -> Int {
        let deadline = ContinuousClock.now + settings.startTimeout
        while true {
            do {
                return try client.prepare(topic, timeout: .seconds(2)).partitionCount
            } catch {
                let mayPass =
                    error.isRetriable || error.code == .transport || error.code == .timedOut
                    || error.code == .unknownTopic
                if stop.isRequested { throw .stoppedBeforeStart }
                guard mayPass, ContinuousClock.now < deadline else {
                    throw PipelineError(
                        kafka: error,
                        while: "cannot reach topic \(TerminalText.escaped(topic.rawValue))"
                    )
                }
                _ = client.poll(timeout: .milliseconds(250))
            }
        }
    }
}
