extension KafkaError {
    /// The same error with another explanation.
    func withReason(_ reason: String) -> KafkaError {
        KafkaError(
            code,
            response: response,
            reason: reason,
            isFatal: isFatal,
            isRetriable: isRetriable,
            requiresAbort: requiresAbort
        )
    }
}
