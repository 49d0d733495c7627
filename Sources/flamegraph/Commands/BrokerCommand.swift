import ArgumentParser
import KafkaClient
import Pipeline

/// Keeps the embedded broker and registry up.
struct BrokerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "broker",
        abstract: "Keeps an embedded Kafka broker and Schema Registry up, for use by hand.",
        discussion: """
            Example: flamegraph broker --address-file .env

            The broker is librdkafka's mock cluster. It keeps 5 MiB or 100,000 batches of each partition, in memory, and \
            drops what exceeds them without a word; it lets transactions through without making them atomic. Both listen \
            on 127.0.0.1 only, on ports that the system chooses.
            """
    )

    @Option(help: ArgumentHelp("A topic to make; repeatable.", valueName: "name:partitions"))
    var topic: [TopicArgument] = []

    @Option(help: "Partitions of the topics that --topic does not name.")
    var partitions: Int32 = Scenario.partitionsPerTopic

    @Option(help: "text: lines for export or a .env file; json: one line of JSON.")
    var format: OutputFormat = .text

    @Option(help: ArgumentHelp("Also writes the addresses to this file.", valueName: "path"))
    var addressFile: String?

    @Flag(help: "Ends when standard input ends.")
    var supervised = false

    func validate() throws {
        guard TopicArgument.partitionRange.contains(partitions) else {
            throw ValidationError("--partitions must be from 1 to \(TopicArgument.partitionRange.upperBound)")
        }
    }

    func run() async throws {
        try await CommandEnd.run { () async throws(PipelineError) in
            let inbox = Inbox()
            let monitor = SignalMonitor(inbox: inbox, table: ProcessTable())
            defer { withExtendedLifetime(monitor) {} }
            let broker = try await EmbeddedServices(topics: topics())
            let address = broker.address
            if let addressFile { try AtomicFile.write(address.environment, to: addressFile) }
            try StandardOutput.write(format == .json ? address.json : address.environment)
            if !supervised {
                StandardError.writeLine(
                    "The broker keeps 5 MiB of each partition and drops the rest without a word; "
                        + "it fakes transactions. Ctrl-C ends it."
                )
            } else {
                StandardInput.watch(inbox)
            }
            await Self.waitForEnd(inbox)
            await broker.stop()
            return .success
        }
    }

    /// Every topic of the catalogue with its dead letters, the run records', then what the user named.
    private func topics() -> [(name: String, partitions: Int32)] {
        let names = TopicNames(runID: "", isEmbedded: true).all(of: Catalogue.all) + [RunRecordTopic.name.rawValue]
        let chosen = Dictionary(topic.map { ($0.name, $0.partitions) }) { $1 }
        let further = topic.map(\.name).filter { !names.contains($0) }
        return (names + further).map { ($0, chosen[$0] ?? partitions) }
    }

    private static func waitForEnd(_ inbox: Inbox) async {
        while let message = await inbox.next() {
            switch message {
            case .signal, .ended: return
            default: continue
            }
        }
    }
}
