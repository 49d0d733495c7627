import FlameReport
import KafkaClient
import Pipeline
import Units

/// Where the services' own counts come from.
enum RunRecordSource: Sendable {
    /// Numbers that the user gave, for the whole window; no account of CPU time.
    case totals(a: MessageCount, b: MessageCount)
    /// Files.
    case files([String])
    /// A topic.
    case topic(Topic, brokers: String?)

    private static let timeout = Duration.seconds(30)

    /// For people.
    var name: String {
        switch self {
        case .totals: "--messages-a and --messages-b"
        case .files(let paths): "run records in \(paths.joined(separator: ", "))"
        case .topic(let topic, _): "run records in topic \(topic.rawValue)"
        }
    }

    /// Reads the records, each once; none for totals.
    ///
    /// - Throws: `PipelineError` when they cannot be read.
    func records() async throws(PipelineError) -> [RunRecord] {
        switch self {
        case .totals: return []
        case .files(let paths):
            var records: [RunRecord] = []
            for path in paths { records += try RunRecordFile.read(path) }
            return Self.different(records)
        case .topic(let topic, let brokers):
            let configuration = try await Self.configuration(brokers)
            let servers = configuration.bootstrapServers
            StandardError.writeLine("reading run records from \(topic.rawValue) at \(servers)".safeForTerminal)
            return Self.different(
                try await OwnThread.run { () throws(PipelineError) in
                    try RunRecordArchive.read(using: configuration, topic: topic, timeout: Self.timeout)
                }
            )
        }
    }

    /// The connection of the roles: the same settings and properties.
    private static func configuration(_ brokers: String?) async throws(PipelineError) -> KafkaConfiguration {
        let reader = try await SettingsReader(options: brokers.map { [Setting.brokers.variable: $0] } ?? [:])
        let servers = try reader.value(.brokers, expecting: "host:port, or several separated by commas") { text in
            text.contains(where: \.isWhitespace) ? nil : text
        }
        var configuration = KafkaConfiguration(bootstrapServers: servers, clientID: "flamegraph")
        try KafkaProperties.apply([], from: reader, to: &configuration)
        return configuration
    }

    /// Each record once, though a log and its copy, or a log and the topic, hold it twice.
    private static func different(_ records: [RunRecord]) -> [RunRecord] {
        struct Key: Hashable {
            var service: String
            var instance: String
            var start: Nanoseconds?
            var end: Nanoseconds?
        }
        var seen: Set<Key> = []
        return records.filter { record in
            let span = record.wallClock
            return seen.insert(
                Key(service: record.service, instance: record.instance, start: span?.start, end: span?.end)
            ).inserted
        }
    }
}
