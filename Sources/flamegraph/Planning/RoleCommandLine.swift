import Pipeline
import Units

/// The arguments with which a role process is started.
struct RoleCommandLine: Sendable {
    var settings: RunSettings
    var kafkaBrokers: String
    var schemaRegistry: String?
    var topics: TopicNames

    /// The arguments of one instance, the program's name not included.
    func arguments(for service: Service, instance: String) -> [String] {
        var arguments = [
            "--supervised", "--events", "-",
            "--scenario", service.scenario,
            "--variant", service.variant,
            "--instance", instance,
            "--run-id", settings.runID,
            "--payload-size", String(settings.payloadSize),
            "--batch-size", String(settings.batchSize),
            "--seed", String(settings.seed),
            "--kafka-brokers", kafkaBrokers,
        ]
        if settings.perf != nil { arguments.append("--start-stopped") }
        if let schemaRegistry { arguments += ["--schema-registry", schemaRegistry] }
        if service.role == .producer, settings.rate > 0 { arguments += ["--rate", String(settings.rate)] }
        if topics.areChanged {
            if let input = service.input { arguments += ["--input-topic", topics.name(input)] }
            if let output = service.output { arguments += ["--output-topic", topics.name(output)] }
        }
        for property in settings.kafkaProperties { arguments += ["--kafka-property", property] }
        return arguments
    }

    /// The names of a service's instances: only processors have more than one.
    static func instances(of service: Service, replicas: Int) -> [String] {
        (1...max(1, service.isScalable ? replicas : 1)).map { "\(service.name)-\($0)" }
    }
}
