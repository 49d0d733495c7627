extension Duration {
    /// Whole milliseconds, rounded up so that a short wait never becomes none.
    var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        let (whole, rest) = attoseconds.quotientAndRemainder(dividingBy: 1_000_000_000_000_000)
        return seconds * 1000 + whole + (rest > 0 ? 1 : 0)
    }

    /// Milliseconds as the C functions take them: not negative (they read that as for ever), cut at the maximum.
    var timeoutMilliseconds: Int32 {
        Int32(clamping: max(0, milliseconds))
    }
}
