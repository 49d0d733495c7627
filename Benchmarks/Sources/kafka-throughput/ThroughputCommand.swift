import Glibc

/// The same work as the C program beside it, through `KafkaClient`.
@main
struct ThroughputCommand {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard let command = arguments.first, let bootstrap = arguments.dropFirst().first else { usage() }
        do {
            try run(command, bootstrap, count: arguments.dropFirst(2).first.flatMap { Int64($0) } ?? 0)
        } catch {
            writeError("error: \(error)\n")
            exit(1)
        }
    }

    private static func run(_ command: String, _ bootstrap: String, count: Int64) throws {
        switch command {
        case "producer-settings": try SettingsReport.printProducer(bootstrap)
        case "consumer-settings": try SettingsReport.printConsumer(bootstrap)
        case "produce" where count > 0: try ProduceMeasurement(bootstrap, count: count).run(withHeaders: false)
        case "produce-headers" where count > 0: try ProduceMeasurement(bootstrap, count: count).run(withHeaders: true)
        case "consume" where count > 0: try ConsumeMeasurement(bootstrap, count: count).run()
        default: usage()
        }
    }

    private static func usage() -> Never {
        writeError(
            """
            usage: kafka-throughput produce|produce-headers|consume BOOTSTRAP COUNT
                   kafka-throughput producer-settings|consumer-settings BOOTSTRAP

            """
        )
        exit(64)
    }

    private static func writeError(_ text: String) {
        _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) }
    }
}

/// Why a measurement does not count.
struct MeasurementError: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) {
        self.description = description
    }
}
