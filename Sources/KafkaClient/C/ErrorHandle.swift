internal import CRdKafka

/// Owns one `rd_kafka_error_t`.
struct ErrorHandle: ~Copyable {
    let pointer: OpaquePointer

    /// Takes ownership; `nil` when there was no error.
    init?(_ pointer: OpaquePointer?) {
        guard let pointer else { return nil }
        self.pointer = pointer
    }

    deinit { rd_kafka_error_destroy(pointer) }

    var response: KafkaResponseCode { KafkaResponseCode(rd_kafka_error_code(pointer)) }

    /// Copies code, text and the three flags out of the library's object.
    ///
    /// - Parameters:
    ///   - fallback: the kind for response codes that have none of their own; transactional calls pass
    ///     `.transaction` and keep it, because only the flags count there.
    ///   - context: what was being done.
    /// - Returns: the error in Swift.
    func error(_ fallback: KafkaError.Code, context: String) -> KafkaError {
        let code = fallback == .transaction ? fallback : KafkaError.Code(response) ?? fallback
        return KafkaError(
            code,
            response: response,
            reason: "\(context): \(String(cString: rd_kafka_error_string(pointer)))",
            isFatal: rd_kafka_error_is_fatal(pointer) != 0 || response == .fatal || response == .fenced,
            isRetriable: rd_kafka_error_is_retriable(pointer) != 0
                || (fallback != .transaction && response.isRetriable),
            requiresAbort: rd_kafka_error_txn_requires_abort(pointer) != 0
        )
    }
}
