/// What went wrong in the Kafka client.
///
/// The three flags tell what to do, as librdkafka's transactional API defines them: call again
/// (`isRetriable`), abort the transaction and begin anew (`requiresAbort`), or replace the client (`isFatal`).
/// A transaction error with none of them also means that the producer has to be replaced.
public struct KafkaError: Error, Sendable, Equatable {
    /// The kind of failure.
    public let code: Code
    /// The library's or the broker's response code; `.none` for failures that this module found itself.
    public let response: KafkaResponseCode
    /// What happened, in one line, without payloads and without secrets.
    public let reason: String
    /// The client has failed for good; close it and make another, or leave the process.
    public let isFatal: Bool
    /// The same call may succeed when it is made again.
    public let isRetriable: Bool
    /// The current transaction has failed; abort it, rewind the consumer, and begin anew.
    public let requiresAbort: Bool

    init(
        _ code: Code,
        response: KafkaResponseCode = .none,
        reason: String,
        isFatal: Bool = false,
        isRetriable: Bool = false,
        requiresAbort: Bool = false
    ) {
        self.code = code
        self.response = response
        self.reason = reason
        self.isFatal = isFatal
        self.isRetriable = isRetriable
        self.requiresAbort = requiresAbort
    }

    /// Whether the client that threw this must be closed and replaced: a fatal error, or a transaction error
    /// that neither a retry nor an abort can cure.
    public var requiresNewClient: Bool {
        isFatal || (code == .transaction && !isRetriable && !requiresAbort)
    }
}

extension KafkaError: CustomStringConvertible {
    /// One line: the kind, the reason, and the response code where there is one.
    public var description: String {
        response == .none ? "\(code): \(reason)" : "\(code): \(reason) (\(response))"
    }
}
