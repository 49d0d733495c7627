import KafkaClient
import Units

/// What became of a record.
enum RecordOutcome {
    /// It is dealt with.
    case handled
    /// It cannot be dealt with now, through no fault of its own: it is to be read again after a while.
    case retryLater
}

/// What a role does with what its `InputReader` reads.
protocol InputHandler: AnyObject {
    /// Handles one record, whose bytes are valid only within the call.
    func handle(_ record: borrowing ConsumedRecord) throws(PipelineError) -> RecordOutcome
    /// A round begins.
    func beginRound(_ round: Int, messages: MessageCount)
    /// A round is over: everything up to the end of the partitions was read.
    func endRound() throws(PipelineError)
    /// Whether the messages of the round have come, for a process that nobody tells when to finish.
    var isRoundComplete: Bool { get }
    /// Called between records and while none comes: for delivery reports, commits and progress.
    func serve() throws(PipelineError)
    /// Partitions came, to be read from these offsets.
    func take(_ partitions: [Partition])
    /// Partitions go. Unless they are lost already, what was read of them is to be finished and committed first.
    func release(_ partitions: [Partition], areLost: Bool)
}
