import KafkaClient
import SchemaRegistry

extension PipelineError {
    /// The process's end for an error of the Kafka client.
    init(kafka error: KafkaError, while activity: String) {
        let (exitCode, advice): (ExitCode, String) =
            switch error.code {
            case .configuration: (.usage, "correct the property")
            case .authentication, .authorization: (.notAuthorized, "check the credentials and the access rights")
            case .unknownTopic: (.unknownTopic, "create the topic first")
            case .transport, .timedOut: (.unavailable, "is --kafka-brokers right and the broker up?")
            default: (error.isFatal ? .fatalClientError : .unavailable, "restart the process")
            }
        self.init(exitCode, "\(activity): \(error.reason); \(advice)")
    }

    /// The process's end for an error of the registry client.
    init(registry error: RegistryError) {
        guard error.code != .stopped else {
            self = .stoppedBeforeStart
            return
        }
        let exitCode: ExitCode =
            switch error.code {
            case .incompatible, .invalidSchema: .schemaRefused
            case .unauthorized: .notAuthorized
            case .configuration: .usage
            default: .registryUnavailable
            }
        self.init(exitCode, "schema registry: \(error)")
    }
}
