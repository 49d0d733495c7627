extension Int64 {
    /// The sum, or the nearest value that can be represented: what sums of figures from files use, which may be hostile.
    public func addingSaturating(_ other: Int64) -> Int64 {
        let (sum, overflows) = addingReportingOverflow(other)
        guard overflows else { return sum }
        return other < 0 ? .min : .max
    }
}
