/// The share of rejected records among the last thousand.
struct RejectionWindow {
    private static let size = 1000
    private var outcomes = [Bool](repeating: false, count: Self.size)
    private var next = 0
    private var rejected = 0

    /// Notes one record; `true` once more of the window than the ratio allows was rejected.
    ///
    /// The window counts as full from the start, so that the first bad records of a run do not stop it.
    mutating func note(isRejected: Bool, maximumRatio: Double) -> Bool {
        rejected += (isRejected ? 1 : 0) - (outcomes[next] ? 1 : 0)
        outcomes[next] = isRejected
        next = next + 1 == Self.size ? 0 : next + 1
        return Double(rejected) > maximumRatio * Double(Self.size)
    }
}
