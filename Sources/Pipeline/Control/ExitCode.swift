/// Why a process of this package ended, as its exit code.
///
/// The table in `docs/exit-codes.md` is this list; the numbers from 64 up follow BSD's `sysexits.h`.
public enum ExitCode: Int32, Sendable, CaseIterable {
    /// All went well.
    case success = 0
    /// The check found a loss, a duplicate without a fault, or another breach of the promise.
    case verificationFailed = 1
    /// There was not enough to check: event lines are missing or incomplete.
    case notEnoughEvidence = 2
    /// Messages were not delivered.
    case undelivered = 3
    /// The broker or the registry refused the credentials or the access.
    case notAuthorized = 4
    /// A topic does not exist.
    case unknownTopic = 5
    /// The client met a fatal error, such as being fenced by another producer with the same transactional id.
    case fatalClientError = 6
    /// Too many records were rejected: the schema or the source is wrong, not a record.
    case tooManyRejected = 7
    /// The Schema Registry could not be reached in time.
    case registryUnavailable = 8
    /// The Schema Registry refused the schema.
    case schemaRefused = 9
    /// Nothing arrived for as long as `--idle-timeout` allows.
    case idle = 10
    /// A profile does not agree with the operating system's account, so its costs cannot be believed.
    case notTrustworthy = 11
    /// The gate found that something costs more than it may.
    case regression = 12
    /// The gate found that something costs less by more than its threshold, and nothing costs more.
    case improvement = 13
    /// The gate cannot tell: the intervals are too wide.
    case inconclusive = 14
    /// Two profiles were measured in different ways, so comparing them would mean nothing.
    case incomparable = 15
    /// An option, a variable or a file of settings is wrong.
    case usage = 64
    /// Input data is wrong, or a poison record came while `--on-poison fail` was set.
    case badData = 65
    /// The broker, or another service that is needed, could not be reached, or a check found that it is not as it must be.
    case unavailable = 69
    /// A fault in this program.
    case software = 70
    /// A file could not be written.
    case cannotWrite = 73
    /// Ended at once by a second SIGINT.
    case interrupted = 130
    /// Ended at once by a second SIGTERM.
    case terminated = 143

    /// One line for the table of exit codes and for `--help`.
    public var explanation: String {
        switch self {
        case .success: "all went well"
        case .verificationFailed: "verification failed: messages lost, or duplicated without a fault"
        case .notEnoughEvidence: "not enough evidence to verify"
        case .undelivered: "messages were not delivered"
        case .notAuthorized: "authentication or authorization refused"
        case .unknownTopic: "a topic does not exist"
        case .fatalClientError: "fatal client error, such as a fenced transactional producer"
        case .tooManyRejected: "more records rejected than --max-rejected-ratio allows"
        case .registryUnavailable: "the Schema Registry could not be reached"
        case .schemaRefused: "the Schema Registry refused the schema"
        case .idle: "nothing arrived within --idle-timeout"
        case .notTrustworthy: "a profile does not agree with the operating system's account of CPU time"
        case .regression: "gate: something costs more than it may"
        case .improvement: "gate: something costs less, and nothing costs more"
        case .inconclusive: "gate: the intervals are too wide to tell"
        case .incomparable: "the profiles were measured in different ways"
        case .usage: "a wrong option or setting"
        case .badData: "bad input data, or a poison record with --on-poison fail"
        case .unavailable: "the broker or another needed service could not be reached, or a check found it wanting"
        case .software: "a fault in the program"
        case .cannotWrite: "a file could not be written"
        case .interrupted: "ended at once by a second SIGINT"
        case .terminated: "ended at once by a second SIGTERM"
        }
    }
}

/// A failure that ends a process: the line for standard error and the exit code.
public struct PipelineError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The exit code.
    public var exitCode: ExitCode
    /// What happened and what to do, in one line, without secrets or payloads.
    public var message: String

    /// Describes a failure.
    public init(_ exitCode: ExitCode, _ message: String) {
        self.exitCode = exitCode
        self.message = message
    }

    /// The orderly end of a process that was asked to stop before it had begun.
    static let stoppedBeforeStart = PipelineError(.success, "stopped before the start")

    /// The message.
    public var description: String { message }
}
