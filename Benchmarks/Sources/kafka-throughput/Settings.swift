import KafkaClient
import Synchronization
import Units

/// The topic of every measurement, and what is sent to it.
enum Benchmark {
    static let topic = Topic("benchmark")
    static let valueSize = 200
    /// Partitions that are consumed: the embedded broker keeps 5 MiB in each.
    static let consumedPartitions: Int32 = 64

    static func producer(_ bootstrap: String) -> ProducerConfiguration {
        var configuration = ProducerConfiguration(kafka: kafka(bootstrap))
        configuration.linger = .milliseconds(5)
        return configuration
    }

    static func consumer(_ bootstrap: String) -> ConsumerConfiguration {
        var configuration = ConsumerConfiguration(kafka: kafka(bootstrap), group: "benchmark")
        configuration.fetchWait = .milliseconds(10)
        // Room for everything: a consumer whose queue is full stops fetching for a whole second in librdkafka 2.0.2,
        // and how often that happens would be what is measured.
        configuration.queuedMinimum = 1_000_000
        configuration.queuedMaximum = .mebibytes(1024)
        return configuration
    }

    private static func kafka(_ bootstrap: String) -> KafkaConfiguration {
        KafkaConfiguration(bootstrapServers: bootstrap, clientID: "benchmark")
    }
}

/// Prints the settings that librdkafka says differ from its defaults, so that somebody can compare them with those of
/// the C program.
enum SettingsReport {
    static func printProducer(_ bootstrap: String) throws {
        var configuration = Benchmark.producer(bootstrap)
        let lines = LogLines()
        lines.collect(from: &configuration.kafka)
        let producer = try Producer(configuration: configuration)
        producer.poll(timeout: .milliseconds(100))
        producer.close(timeout: .zero)
        lines.printConfiguration()
    }

    static func printConsumer(_ bootstrap: String) throws {
        var configuration = Benchmark.consumer(bootstrap)
        let lines = LogLines()
        lines.collect(from: &configuration.kafka)
        let consumer = try Consumer(configuration: configuration)
        _ = try consumer.poll(timeout: .milliseconds(100))
        consumer.close(timeout: .seconds(1))
        lines.printConfiguration()
    }
}

/// Keeps log lines, which can come from several threads.
private final class LogLines: Sendable {
    private let lines = Mutex<[LogLine]>([])

    func collect(from kafka: inout KafkaConfiguration) {
        kafka.set("debug", to: "conf")
        kafka.minimumLogLevel = .debug
        kafka.logHandler = { [self] line in lines.withLock { $0.append(line) } }
    }

    func printConfiguration() {
        for line in lines.withLock({ $0 }) where line.facility == "CONF" { print(line.text) }
    }
}
