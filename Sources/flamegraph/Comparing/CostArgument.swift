import Analysis

/// A cost per message on the command line, such as `50ns` or `2us`.
enum CostArgument {
    /// The cost in nanoseconds; `nil` when the text is none. It is read as a gate's limit is, so both take the same units.
    static func nanoseconds(_ text: String) -> Double? {
        guard let rule = try? GateRule("total > \(text)"), case .absolute(let nanoseconds) = rule.threshold else {
            return nil
        }
        return nanoseconds
    }
}
