extension FixedWidthInteger {
    /// The sum, or the nearest number there is: event lines may say anything, and a checker must not crash on it.
    func addingSaturated(_ other: Self) -> Self {
        let (sum, overflow) = addingReportingOverflow(other)
        guard overflow else { return sum }
        return other < 0 ? .min : .max
    }

    /// Adds in place, stopping at the nearest number there is.
    mutating func addSaturated(_ other: Self) { self = addingSaturated(other) }
}

extension Sequence where Element: FixedWidthInteger {
    /// The sum, or the nearest number there is.
    var saturatedSum: Element { reduce(0) { $0.addingSaturated($1) } }
}
