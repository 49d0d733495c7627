import KafkaClient

/// Writes rejected records to the dead-letter topic: the original bytes, key and headers, and why they are there.
struct DeadLetters {
    private let producer: Producer
    private let topic: ProducerTopic

    /// The dead-letter topic of a topic.
    static func topic(of topic: Topic) -> Topic { Topic(rawValue: topic.rawValue + ".dlq") }

    /// Gets the dead-letter topic ready.
    ///
    /// - Throws: `PipelineError` when it does not exist: a rejected record has nowhere to go, so the process must stop.
    init(for source: Topic, producer: Producer) throws(PipelineError) {
        self.producer = producer
        do {
            topic = try producer.prepare(Self.topic(of: source), timeout: .seconds(10))
        } catch {
            throw PipelineError(kafka: error, while: "cannot write dead letters to \(Self.topic(of: source))")
        }
    }

    /// Hands a record to the client; the token comes back in the delivery report.
    func send(
        _ record: borrowing ConsumedRecord,
        _ rejection: Rejection,
        token: DeliveryToken,
        stop: StopRequest
    ) throws(PipelineError) {
        var headers = RecordHeaders()
        record.forEachHeader { name, value in headers.append(name, value) }
        headers.append("error-code", text: rejection.code)
        headers.append("error-stage", text: rejection.stage)
        headers.append("source-topic", text: record.topic.rawValue)
        headers.append("source-partition", text: String(record.partition.rawValue))
        headers.append("source-offset", text: String(record.offset.rawValue))
        while true {
            do {
                return try producer.send(record.value, key: record.key, headers: &headers, to: topic, token: token)
            } catch  where error.code == .queueFull && !stop.isRequested {
                producer.poll(timeout: .milliseconds(10))
            } catch {
                throw PipelineError(kafka: error, while: "cannot write a dead letter to \(topic.topic)")
            }
        }
    }
}
