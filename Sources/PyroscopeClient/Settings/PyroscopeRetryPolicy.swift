/// How often and how fast a failed request is tried again.
///
/// Exponential with full jitter: before retry *n* (from 0) a random time up to `base * 2^n`, at most `maximumDelay`. A
/// query is tried again unless it ran into a time-out: it would be as slow again, and the server may still be at the
/// first. A push is tried again only when the server cannot have stored anything.
public struct PyroscopeRetryPolicy: Sendable, Hashable {
    /// The number of tries after the first.
    public var retries: Int
    /// The upper limit of the first wait.
    public var base: Duration
    /// The upper limit of every wait, also of one that the server asks for with `Retry-After`.
    public var maximumDelay: Duration

    /// Sets the limits.
    public init(retries: Int = 3, base: Duration = .milliseconds(500), maximumDelay: Duration = .seconds(10)) {
        self.retries = retries
        self.base = base
        self.maximumDelay = maximumDelay
    }

    /// The wait before a retry, counted from 0.
    ///
    /// Where the server limits the rate there is no use in jitter: it is this client's own pushes that it counts.
    func delay(before retry: Int, serverAsked: Duration?, isRateLimited: Bool) -> Duration {
        if let serverAsked { return min(serverAsked, maximumDelay) }
        let ceiling = min(maximumDelay, base * (1 << min(max(retry, 0), 20)))
        return isRateLimited ? ceiling : ceiling * Double.random(in: 0...1)
    }
}
