/// How often and how fast a failed request is tried again.
///
/// Exponential with full jitter, like the registry's own client: before retry *n* (from 0) a random time up to
/// `base * 2^n`, at most `maximumDelay`.
public struct RetryPolicy: Sendable, Hashable {
    /// The number of tries after the first.
    public var retries: Int
    /// The upper limit of the first wait.
    public var base: Duration
    /// The upper limit of every wait, also of one that the server asks for with `Retry-After`.
    public var maximumDelay: Duration

    /// Sets the limits.
    public init(retries: Int = 3, base: Duration = .seconds(1), maximumDelay: Duration = .seconds(20)) {
        self.retries = retries
        self.base = base
        self.maximumDelay = maximumDelay
    }

    /// The longest wait before a retry, counted from 0.
    func ceiling(before retry: Int) -> Duration {
        min(maximumDelay, base * (1 << min(max(retry, 0), 20)))
    }

    /// The wait before a retry, counted from 0.
    func delay(before retry: Int, serverAsked: Duration?) -> Duration {
        if let serverAsked { return min(serverAsked, maximumDelay) }
        let ceiling = ceiling(before: retry)
        return ceiling * Double.random(in: 0...1)
    }
}
