import KafkaClient
import Units

/// Dead letters of a consumer, which has no producer of its own: one is made at the first poison record, and each
/// letter is waited for, so that no offset is committed before its letter is safe.
final class SynchronousDeadLetters {
    private let producer: Producer
    private let letters: DeadLetters
    private let stop: StopRequest

    init(_ context: RoleContext) throws(PipelineError) {
        guard let source = context.settings.service.input else {
            throw PipelineError(.software, "only a reader has dead letters")
        }
        stop = context.stop
        do {
            producer = try Producer(configuration: ProducerConfiguration(kafka: context.settings.kafka))
        } catch {
            throw PipelineError(kafka: error, while: "cannot create a client for dead letters")
        }
        letters = try DeadLetters(for: source, producer: producer)
    }

    /// Writes a letter and waits for its delivery.
    func send(_ record: borrowing ConsumedRecord, _ rejection: Rejection) throws(PipelineError) {
        let failedBefore = producer.counts.failed
        try letters.send(record, rejection, token: 0, stop: stop)
        while producer.flush(timeout: .milliseconds(200)) > .zero, !stop.isRequested {}
        guard producer.counts.failed == failedBefore, producer.outstanding == .zero else {
            throw PipelineError(
                .undelivered,
                "a dead letter could not be written; the record stays uncommitted and will be read again"
            )
        }
    }
}
