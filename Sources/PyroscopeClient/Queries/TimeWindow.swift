public import Units

/// A span of wall-clock time in which work was done, from `start` up to but not including `end`.
public struct TimeWindow: Hashable, Sendable {
    /// When it begins, in nanoseconds since 1970.
    public let start: Nanoseconds
    /// When it is over, in nanoseconds since 1970.
    public let end: Nanoseconds

    /// Checks a window.
    ///
    /// - Throws: `PyroscopeError` with `configuration` when it is not between 1970 and 2200, or empty.
    public init(start: Nanoseconds, end: Nanoseconds) throws(PyroscopeError) {
        guard start > .zero, start < end, end <= Self.latest else {
            throw PyroscopeError(
                .configuration,
                reason: "the time window is empty or ends before it starts",
                advice: "give --from before --until"
            )
        }
        self.start = start
        self.end = end
    }

    /// How long it is.
    public var duration: Nanoseconds { end - start }

    /// 2200-01-01: leaves room for shifting without overflow.
    private static let latest = Nanoseconds.seconds(7_258_118_400)
}
