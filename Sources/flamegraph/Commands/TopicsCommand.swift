import ArgumentParser
import KafkaClient
import Pipeline

/// Makes the topics of the scenarios.
struct TopicsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "topics",
        abstract: "Makes every topic of the scenarios, their dead letters and the run records' on a cluster.",
        discussion: """
            Example: flamegraph topics --kafka-brokers localhost:9192 --partitions 12

            Topics that exist are left as they are. Security comes from the KAFKA_PROPERTY_… variables, as for the role \
            programs.

            Exit codes: 0 all there, 64 wrong usage, 69 the cluster could not be reached or refused.
            """
    )

    @Option(
        help: ArgumentHelp(
            "The cluster. (env: \(Setting.brokers.variable); default: \(Setting.brokers.defaultText ?? ""))",
            valueName: "host:port,…"
        )
    )
    var kafkaBrokers: String?

    @Option(help: "Partitions of each topic.")
    var partitions: Int32 = Scenario.partitionsPerTopic

    @Option(help: "Seconds to wait for the cluster.")
    var timeout = 60

    @Option(help: "text: a line for people; json: every topic and whether it was made, for programs.")
    var format: OutputFormat = .text

    func validate() throws {
        guard TopicArgument.partitionRange.contains(partitions) else {
            throw ValidationError("--partitions must be from 1 to \(TopicArgument.partitionRange.upperBound)")
        }
        guard (1...3600).contains(timeout) else { throw ValidationError("--timeout must be from 1 to 3600") }
    }

    func run() async throws {
        try await CommandEnd.run { () async throws(PipelineError) in
            let given = kafkaBrokers.map { [Setting.brokers.variable: $0] } ?? [:]
            let reader = try await SettingsReader(options: given)
            let brokers = try reader.text(.brokers) ?? ""
            let names = TopicNames(runID: "", isEmbedded: true).all(of: Catalogue.all)
            let records = NewTopic(
                RunRecordTopic.name,
                partitions: Int(partitions),
                configuration: RunRecordTopic.configuration
            )
            let topics = names.map { NewTopic(Topic(rawValue: $0), partitions: Int(partitions)) } + [records]
            let made = try ClusterTopics.create(topics, brokers: brokers, reader: reader, timeout: .seconds(timeout))
            try StandardOutput.write(try text(topics.map(\.topic), made: made))
            return .success
        }
    }

    private struct Line: Encodable {
        var topic: String
        var made: Bool
    }

    private func text(_ topics: [Topic], made: Set<Topic>) throws(PipelineError) -> String {
        switch format {
        case .text: "\(topics.count) topics: \(made.count) made, \(topics.count - made.count) there already\n"
        case .json: try JSONText.make(topics.map { Line(topic: $0.rawValue, made: made.contains($0)) })
        }
    }
}
