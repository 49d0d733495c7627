/// The names of event lines: Kafka's verifiable clients' names where they have one, ours after them.
public enum EventName: String, Sendable, Codable, CaseIterable {
    /// The process is connected and, if it reads, has its partitions: it can begin.
    case startupComplete = "startup_complete"
    /// Partitions were assigned: `partitions`.
    case partitionsAssigned = "partitions_assigned"
    /// Partitions were revoked: `partitions`, and `lost` when they were taken away rather than handed over.
    case partitionsRevoked = "partitions_revoked"
    /// How far a reader has come: `count` since the last such line and `partitions` with their offsets.
    case recordsConsumed = "records_consumed"
    /// One record was read (only with `--verbose-events`).
    case recordData = "record_data"
    /// One record was processed (only with `--verbose-events`).
    case recordProcessed = "record_processed"
    /// One message was delivered (only with `--verbose-events`).
    case producerSendSuccess = "producer_send_success"
    /// One message was not delivered: `status` is `not_persisted` or `possibly_persisted`.
    case producerSendError = "producer_send_error"
    /// Offsets were committed, or could not be: `offsets`, `success`, `error`.
    case offsetsCommitted = "offsets_committed"
    /// A poison record: `reason`, `stage`, `topic`, `partition`, `offset`, `size`, `action`, and `producer` and `sequence`
    /// where its headers can be read.
    case recordRejected = "record_rejected"
    /// A fault was noticed: `fault`.
    case faultObserved = "fault_observed"
    /// The process ends in order: `exit_code`.
    case shutdownComplete = "shutdown_complete"
    /// Totals of a producer: `sent`, `acked`, `target_throughput`, `avg_throughput`.
    case toolData = "tool_data"
    /// How far the round has come: `messages`, `target`.
    case progress
    /// A round is over: `record` is the run record.
    case runRecord = "run_record"
    /// Which sequence numbers a producer had acknowledged so far: `producer`, `ranges` of first and last.
    case sequencesAcknowledged = "sequences_acknowledged"
    /// Which sequence numbers a consumer has received so far: `producer`, `ranges`, `duplicates`, `out_of_order`.
    case sequencesReceived = "sequences_received"
    /// A consumer's verdict: `delivered`, `lost`, `duplicated`, `out_of_order`, `rejected`, `verdict`.
    case deliveryVerdict = "delivery_verdict"
}
