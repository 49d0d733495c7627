extension StringProtocol {
    /// The text without the characters at its two ends that fulfil a condition.
    func trimming(_ isDropped: (Character) -> Bool) -> String {
        let beginning = drop(while: isDropped)
        return String(beginning.reversed().drop(while: isDropped).reversed())
    }
}
