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
    /// The topic of run records, at these brokers or those of the settings.
    case topic(brokers: String?)

    /// What was read.
    struct Contents: Sendable {
        /// The records, each once; none for totals.
        var records: [RunRecord] = []
        /// Where they come from, for people.
        var origin: String
        /// What to know about them, a line each.
        var warnings: [String] = []
    }

    private static let timeout = Duration.seconds(30)

    /// Reads the records.
    ///
    /// - Throws: `PipelineError` when they cannot be read.
    func read() async throws(PipelineError) -> Contents {
        switch self {
        case .totals: return Contents(origin: "--messages-a and --messages-b")
        case .files(let paths):
            var records: [RunRecord] = []
            for path in paths { records += try RunRecordFile.read(path) }
            return Contents(
                records: Self.different(records),
                origin: "run records in \(paths.joined(separator: ", "))"
            )
        case .topic(let brokers):
            return try await Self.readTopic(
                SettingsReader(options: brokers.map { [Setting.brokers.variable: $0] } ?? [:])
            )
        }
    }

    private static func readTopic(_ reader: SettingsReader) async throws(PipelineError) -> Contents {
        let configuration = try KafkaConfiguration(from: reader, clientID: "flamegraph")
        let topic = try reader.text(.recordsTopic).map { Topic(rawValue: $0) } ?? RunRecordTopic.name
        let servers = configuration.bootstrapServers
        StandardError.writeLine("reading run records from \(topic.rawValue) at \(servers)".safeForTerminal)
        let contents = try await OwnThread.run { () throws(PipelineError) in
            try RunRecordArchive.read(using: configuration, topic: topic, timeout: timeout)
        }
        var result = Contents(records: contents.records, origin: "run records in topic \(topic.rawValue)")
        if contents.unreadable > .zero {
            result.warnings.append("\(contents.unreadable) values in topic \(topic.rawValue) are no run records")
        }
        return result
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
