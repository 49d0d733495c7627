import KafkaClient
import Units

/// Writes run records to their topic, beside the work: a record that cannot be written is told as a fault and nothing waits
/// for it.
final class RunRecordPublisher {
    private let producer: Producer
    private let topic: ProducerTopic
    private let events: EventWriter
    private var failuresTold = MessageCount.zero

    /// Gets a client of its own ready, so that records never wait behind messages.
    ///
    /// - Throws: `PipelineError` when the topic is not there.
    init(to topic: Topic, _ settings: RoleSettings, events: EventWriter) throws(PipelineError) {
        self.events = events
        let configuration = ProducerConfiguration(kafka: settings.kafka)
        do {
            producer = try Producer(configuration: configuration)
            self.topic = try producer.prepare(topic, timeout: .seconds(10))
        } catch {
            throw PipelineError(
                kafka: error,
                while: "cannot write run records to \(TerminalText.escaped(topic.rawValue))"
            )
        }
    }

    /// Hands a record to the client; never waits.
    func publish(_ record: RunRecord) {
        let key = Array(RunRecordTopic.key(of: record).utf8)
        do {
            let value = try RunRecordTopic.value(of: record)
            try value.withUnsafeBytes { value in
                try key.withUnsafeBytes { key in try producer.send(value, key: key, to: topic) }
            }
        } catch {
            tell("\(error)")
        }
        serve()
    }

    /// Takes delivery reports.
    func serve() {
        _ = producer.poll()
        let failed = producer.counts.failed
        guard failed > failuresTold else { return }
        tell("\(failed - failuresTold) run records were not delivered")
        failuresTold = failed
    }

    /// Waits a little for what is under way, and ends.
    func close() {
        let undelivered = producer.close(timeout: .seconds(2))
        if undelivered > .zero { tell("\(undelivered) run records were not delivered") }
    }

    private func tell(_ reason: String) {
        events.write(
            .faultObserved,
            [.init("fault", .string("run_record_not_written")), .init("message", .string(reason))]
        )
    }
}
