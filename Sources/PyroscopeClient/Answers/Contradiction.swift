import HTTPClient

/// An answer of the right shape that cannot be true.
enum Contradiction {
    static func error(of method: String, at base: HTTPAddress, _ problem: String) -> PyroscopeError {
        PyroscopeError(
            .body,
            reason: "\(base.host) answered \(method) with what cannot be: \(problem)",
            advice: "is this Pyroscope 1.14.1 or one that answers alike?"
        )
    }
}
