import KafkaClient
import Units

/// Applies the poison policy: counts, says so in an event line, and stops when it is too much.
struct PoisonHandler {
    private let policy: PoisonPolicy
    private let events: EventWriter
    private var window = RejectionWindow()
    /// Records rejected so far.
    private(set) var rejected = MessageCount.zero

    init(_ context: RoleContext) {
        policy = context.settings.poison
        events = context.events
    }

    /// Notes a record that was fine.
    @inline(__always)
    mutating func noteGood() {
        _ = window.note(isRejected: false, maximumRatio: policy.maximumRatio)
    }

    /// Notes a rejected record.
    ///
    /// - Returns: whether it is to be written to the dead-letter topic.
    /// - Throws: `PipelineError` with `badData` when the policy is to fail, with `tooManyRejected` above the ratio. The
    ///   record is then neither written nor committed, so it is read again by whoever comes next.
    mutating func reject(_ record: borrowing ConsumedRecord, _ rejection: Rejection) throws(PipelineError) -> Bool {
        rejected += MessageCount(1)
        let place = "\(record.topic)[\(record.partition)] offset \(record.offset)"
        let identity = RecordIdentity(record).map { identity in
            [
                EventValue.Field("producer", .string(String(decoding: identity.producer, as: UTF8.self))),
                EventValue.Field("sequence", .integer(Int64(clamping: identity.sequence))),
            ]
        }
        events.write(
            .recordRejected,
            [
                .init("reason", .string(rejection.code)),
                .init("stage", .string(rejection.stage)),
                .init("topic", .string(record.topic.rawValue)),
                .init("partition", .integer(Int64(record.partition.rawValue))),
                .init("offset", .integer(record.offset.rawValue)),
                .init("size", .integer(Int64(record.value?.count ?? 0))),
                .init("action", .string(policy.action.rawValue)),
            ] + (identity ?? [])
        )
        if policy.action == .fail {
            throw PipelineError(
                .badData,
                "poison record at \(place): \(rejection.code); mend its producer, or choose --on-poison dlq or skip"
            )
        }
        if window.note(isRejected: true, maximumRatio: policy.maximumRatio) {
            throw PipelineError(
                .tooManyRejected,
                "more than \(policy.maximumRatio * 100) % of the last 1000 records rejected, last at \(place): "
                    + "\(rejection.code); the schema or the topic is probably wrong (--max-rejected-ratio)"
            )
        }
        return policy.action == .deadLetter
    }
}
